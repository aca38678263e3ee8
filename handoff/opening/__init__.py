"""When officers answer, as supervisors change it: dated exceptions, « robot seul », the message on every page."""
