package io.kopilka.platform.outbox;

/// A letter to one person.
///
/// @param to their e-mail address
/// @param subject one line
/// @param text what it says, plain
public record Letter(String to, String subject, String text) {

    /// Without what is in it and whom it is for.
    @Override
    public String toString() {
        return "Letter";
    }
}
