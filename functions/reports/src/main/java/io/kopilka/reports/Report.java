package io.kopilka.reports;

import java.util.Locale;

/// What buckets are kept for.
enum Report {
    /// By day and store.
    SALES,
    /// By day.
    POINTS,
    /// What is owed to customers, by month: the first day stands for it. So that what is owed on
    /// a day is
    /// added up
    /// from a few months and not from every day there ever was.
    OWED;

    /// The report in a key.
    String keyName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
