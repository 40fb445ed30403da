package io.kopilka.trials.bench;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.reports.CountEvents;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./kopilka bench reports`: how many receipts a second one worker counts into reports where
/// the store
/// answers at
/// once: messages of ten lines each, read, grouped and written in batches of ten into a table in
/// memory.
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        description = {
            "Сколько чеков в секунду один обработчик заносит в отчёты.",
            "How many receipts a second one worker counts into reports."
        })
public final class ReportsBench implements Callable<Integer> {
    private static final int RECEIPTS = 20_000;
    private static final int BATCH = 10;
    private static final int LINES = 10;
    private static final int STORES = 20;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;
    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<List<Message>> batches = batches();
        long[] speeds = new long[ROUNDS - WARM_UP];
        for (int round = 0; round < ROUNDS; round++) {
            long speed = round(batches);
            if (round >= WARM_UP) {
                speeds[round - WARM_UP] = speed;
            }
        }
        Arrays.sort(speeds);
        out.printf(
                "reports: %,d receipts a second (median of %d rounds of %,d; %,d to %,d)%n",
                speeds[speeds.length / 2], speeds.length, RECEIPTS, speeds[0], speeds[speeds.length - 1]);
        out.flush();
        return 0;
    }

    private static long round(List<List<Message>> batches) {
        InstantSource clock = InstantSource.fixed(START);
        CountEvents consumer = new CountEvents(new MemoryTable(clock), clock, _ -> {}, new SplittableRandom(1));
        long began = System.nanoTime();
        for (List<Message> batch : batches) {
            if (!consumer.consume(batch).stream().allMatch(Consumed.DONE::equals)) {
                throw new IllegalStateException("a receipt was not counted");
            }
        }
        return RECEIPTS * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - began);
    }

    private static List<List<Message>> batches() {
        List<List<Message>> batches = new ArrayList<>();
        for (int i = 0; i < RECEIPTS; i += BATCH) {
            List<Message> batch = new ArrayList<>();
            for (int j = i; j < i + BATCH; j++) {
                batch.add(new Message("m" + j, EventText.write(receipt(j)), 1));
            }
            batches.add(batch);
        }
        return batches;
    }

    private static Event receipt(int number) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= LINES; i++) {
            lines.append(i == 1 ? "" : ",").append("""
                    {"id": "%d", "sku": "SH-%d", "name": "Shoes", "groups": ["shoes/women"], "quantity": "1",
                     "price": "199.00", "amount": "199.00", "markup": "0.00", "discount": "9.95", "rounding": "0.00",
                     "redeemed": "0.00", "total": "189.05", "earned": "5",
                     "applied": [{"offer": "cum5", "amount": "9.95"}, {"offer": "back3", "points": "5"}]}""".formatted(i, i));
        }
        OffsetDateTime at = START.plusSeconds(number).atOffset(ZoneOffset.ofHours(5));
        String data = """
                {"id": "rcp_%d", "number": "%d", "store": "sto_01JZ00000000000000000000%02d", "till": "1", "at": "%s",
                 "card": "2000000000015", "currency": "RUB", "amount": "1990.00", "markup": "0.00",
                 "discount": "99.50", "rounding": "0.00", "redeemed": "0.00", "total": "1890.50",
                 "points": {"earned": "50", "redeemed": "0"}, "lines": [%s],
                 "customer": {"id": "cus_01JZ0000000000000000000000", "name": "A."}}""".formatted(number, number, number % STORES, at, lines);
        return new Event("rcp-" + number, EventType.RECEIPT_COMMITTED, 1, TENANT, "rcp_" + number, at, START, data);
    }
}
