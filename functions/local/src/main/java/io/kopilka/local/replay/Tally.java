package io.kopilka.local.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What came of a replay, added up. Every receipt of the file is in it: committed, or refused for a reason.
public final class Tally {

    private static final int PERCENT = 100;

    private int committed;
    private int before;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal discount = BigDecimal.ZERO;
    private BigDecimal earned = BigDecimal.ZERO;
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<Duration> quotes = new ArrayList<>();
    private final List<Duration> commits = new ArrayList<>();

    /// Adds what came of one receipt.
    public synchronized void add(Sold sold) {
        switch (sold) {
            case Sold.Committed receipt -> {
                committed++;
                before += receipt.before() ? 1 : 0;
                total = total.add(receipt.total());
                discount = discount.add(receipt.discount());
                earned = earned.add(receipt.earned());
                quotes.add(receipt.quote());
                commits.add(receipt.commit());
            }
            case Sold.Refused(String reason) -> refused.merge(reason, 1, Integer::sum);
        }
    }

    /// How many receipts it has.
    public synchronized int count() {
        return committed + refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Whether the service failed on any of them, instead of refusing it.
    public synchronized boolean hasFailures() {
        return refused.keySet().stream().anyMatch(reason -> reason.startsWith("5"));
    }

    /// The report, in both languages.
    public synchronized List<String> lines(Duration took) {
        List<String> lines = new ArrayList<>();
        lines.add("Чеков / Receipts: " + count() + ", " + oneDecimal(count(), took) + " / с (s)");
        lines.add("  проведено / committed: " + committed);
        if (before > 0) {
            lines.add("    из них уже были / of them there before: " + before);
        }
        lines.add("    оплачено / paid: " + total.toPlainString());
        lines.add("    скидка / discount: " + discount.toPlainString());
        lines.add("    баллов начислено / points earned: " + earned.toPlainString());
        if (!commits.isEmpty()) {
            lines.add("    quote  p50 " + millis(quotes, 50) + " мс (ms), p99 " + millis(quotes, 99));
            lines.add("    commit p50 " + millis(commits, 50) + " мс (ms), p99 " + millis(commits, 99));
        }
        int refusals = count() - committed;
        lines.add("  отказано / refused: " + refusals);
        refused.forEach((reason, count) -> lines.add("    " + reason + ": " + count));
        return lines;
    }

    private static String oneDecimal(int receipts, Duration took) {
        long tenths = receipts * 10_000L / Math.max(1, took.toMillis());
        return tenths / 10 + "." + tenths % 10;
    }

    private static String millis(List<Duration> durations, int percentile) {
        long[] nanos = durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
        long nano = nanos[Math.min(nanos.length - 1, nanos.length * percentile / PERCENT)];
        return String.format(Locale.ROOT, "%.1f", nano / 1e6);
    }
}
