"""The pages of the accounts, by who opens them."""
