"""Reading dates: days named in a text, and the one on which it appeared."""
