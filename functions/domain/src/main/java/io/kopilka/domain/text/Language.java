package io.kopilka.domain.text;

/// The languages that everything a person reads exists in.
public enum Language {
    RU,
    EN
}
