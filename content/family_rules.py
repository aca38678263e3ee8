"""Families of pages: a sure family is answered by its likeliest page; the others must be one button away."""

from collections.abc import Iterator, Sequence

from content.documents import Document, Fault


def family_faults(documents: Sequence[Document]) -> Iterator[Fault]:
    """Yield each page that is alone in its family, or that offers no page of it."""
    families = {
        document.stem: family
        for document in documents
        if document.is_page and (family := document.content["page"].get("family"))
    }
    for document in documents:
        if not document.is_page or not (family := families.get(document.stem)):
            continue
        sisters = {slug for slug, of in families.items() if of == family} - {document.stem}
        if not sisters:
            yield document.fault(f"aucune autre page n'est de la famille « {family} ».", "page", "family")
        elif not sisters & set(document.content["page"]["see_also"]):
            offered = ", ".join(sorted(sisters))
            sentence = f"« see_also » doit proposer une page de la famille « {family} » : {offered}."
            yield document.fault(sentence, "page", "see_also")
