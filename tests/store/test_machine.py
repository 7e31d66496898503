"""Whatever is done to a book file: it agrees with a plain book, and it verifies."""

from hypothesis import settings

from tests.store.machine import StoreAgainstBook

TestStoreAgainstBook = StoreAgainstBook.TestCase
TestStoreAgainstBook.settings = settings(max_examples=10, stateful_step_count=50, deadline=None)
