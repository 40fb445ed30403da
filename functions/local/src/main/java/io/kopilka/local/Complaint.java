package io.kopilka.local;

import io.kopilka.domain.text.Text;

/// Why a command could not be done, where whoever gave it can put that right: a folder that is not there, a port that
/// is taken. It is said in both languages, without a stack trace, and the exit code is 1.
public final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public Complaint(Text text) {
        super(text.en());
        this.text = text;
    }

    public Complaint(String ru, String en) {
        this(new Text(ru, en));
    }

    /// What is wrong, as a person reads it.
    public Text text() {
        return text;
    }
}
