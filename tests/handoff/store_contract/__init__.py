"""What every ConversationStore must do. Subclass it with a `store` fixture: see test_memory_store.py."""

from store_contract.entries import ACCEPTED, said
from store_contract.log import LogContract
from store_contract.officers import OfficersContract
from store_contract.queue import QueueContract

__all__ = ["ACCEPTED", "StoreContract", "said"]


class StoreContract(LogContract, OfficersContract, QueueContract):
    """The promises, one test each."""
