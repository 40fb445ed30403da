package io.kopilka.local.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sells a file's receipts on several tills. A customer's receipts keep their order, for they go to one till.
public final class Replay {

    private static final String RETURN = "возврат без продажи, не отправлен / a return that names no sale, not sent";

    private final Till till;
    private final int threads;
    private final Tally tally = new Tally();

    /// A replay that has not begun.
    ///
    /// @param threads how many sell at the same time, at least 1
    public Replay(Till till, int threads) {
        this.till = till;
        this.threads = threads;
    }

    /// Sells them all.
    ///
    /// @param out where progress is shown
    /// @param terminal whether that is a terminal
    /// @throws IOException where the service can no longer be reached
    public Tally run(List<Invoice> invoices, PrintWriter out, boolean terminal)
            throws IOException, InterruptedException {
        ProgressBar progress = new ProgressBar(out, terminal, Math.max(1, invoices.size()));
        try (ExecutorService tills = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (List<Invoice> share : shares(invoices)) {
                running.add(tills.submit(() -> sell(share, progress)));
            }
            try {
                for (Future<?> each : running) {
                    each.get();
                }
            } catch (ExecutionException failure) {
                tills.shutdownNow();
                if (failure.getCause() instanceof UncheckedIOException unreachable) {
                    throw unreachable.getCause();
                }
                throw new IllegalStateException("a till broke down", failure.getCause());
            }
        }
        return tally;
    }

    private void sell(List<Invoice> share, ProgressBar progress) {
        for (Invoice invoice : share) {
            try {
                tally.add(invoice.isReturn() ? new Sold.Refused(RETURN) : till.sell(invoice));
            } catch (IOException unreachable) {
                throw new UncheckedIOException(unreachable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            progress.show(tally.count());
        }
    }

    private List<List<Invoice>> shares(List<Invoice> invoices) {
        List<List<Invoice>> shares = new ArrayList<>();
        for (int till = 0; till < threads; till++) {
            shares.add(new ArrayList<>());
        }
        for (Invoice invoice : invoices) {
            String belongsTo = invoice.customer().orElse(invoice.number());
            shares.get(Math.floorMod(belongsTo.hashCode(), threads)).add(invoice);
        }
        return shares;
    }
}
