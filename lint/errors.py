"""What a run says when it cannot go on: a sentence that names the place and what to do."""


class UserError(Exception):
    """Something the user can mend; the run ends with exit status 2."""


class Lost(Exception):
    """A task killed its process again and again."""
