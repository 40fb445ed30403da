package io.kopilka.local.replay;

import java.io.PrintWriter;
import java.util.Locale;

/// How far a long piece of work has come: one line of a terminal that is written over, a line for each tenth elsewhere.
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final int all;
    private int shown = -1;

    /// A bar that nothing of is shown yet.
    ///
    /// @param terminal whether a line can be written over
    /// @param all how many steps the work has, at least 1
    ProgressBar(PrintWriter out, boolean terminal, int all) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
    }

    /// Shows that so many steps are done, where that looks different from what is shown.
    synchronized void show(int done) {
        int parts = terminal ? 1_000 : TENTHS;
        int part = (int) ((long) done * parts / all);
        if (part <= shown) {
            return;
        }
        shown = part;
        int filled = (int) ((long) done * WIDTH / all);
        String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
        String line = String.format(Locale.ROOT, "%s %3d%% %d/%d", bar, (long) done * 100 / all, done, all);
        out.print(terminal ? "\r" + line : line + System.lineSeparator());
        if (terminal && done == all) {
            out.println();
        }
        out.flush();
    }
}
