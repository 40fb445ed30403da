package io.kopilka.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// One process's rulebook over a table that others may share; its time stands until told to pass.
final class Shelf {

    static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    static final StoreId STORE = new StoreId("sto_01JZ0000000000000000000000");
    static final KeyId KEY = new KeyId("key_01JZ0000000000000000000000");
    static final Instant NOW = Instant.parse("2026-11-22T05:15:00Z");
    static final TenantProfile SHOES = TenantProfile.of(
            TENANT,
            Text.of("Обувь"),
            Currency.getInstance("RUB"),
            ZoneId.of("Asia/Yekaterinburg"),
            Language.RU,
            Instant.EPOCH);

    final Drafts drafts;
    final RulesetVersions versions;
    final Rulebook rulebook;
    final Publishing publishing;
    private Duration passed = Duration.ZERO;

    Shelf(Table table) {
        Directory directory = new Directory(table);
        drafts = new Drafts(table);
        versions = new RulesetVersions(table);
        rulebook = new Rulebook(versions, directory, () -> passed.toNanos());
        publishing = new Publishing(
                table,
                drafts,
                versions,
                rulebook,
                directory,
                InstantSource.fixed(NOW),
                _ -> {},
                new SplittableRandom(1));
    }

    /// A table with the tenant and its store in it.
    static MemoryTable table() {
        MemoryTable table = new MemoryTable(InstantSource.fixed(NOW));
        Directory directory = new Directory(table);
        table.write(List.of(
                directory.create(SHOES),
                directory.create(
                        TENANT, StoreProfile.of(STORE, Text.of("На Малышева"), SHOES.zone(), Optional.empty()))));
        return table;
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    void draft(String document) {
        if (drafts.replace(TENANT, drafts.read(SHOES), document(document)).isEmpty()) {
            throw new AssertionError("somebody was faster");
        }
    }

    Publication publish() {
        return publishing.publish(SHOES, KEY);
    }

    /// A programme of one live offer of so many percent.
    static String percent(int percent) {
        return """
                {"currency":"RUB","offers":[{"id":"all","name":"Всем","effect":{"percent":"%d"}}],
                 "promotions":[{"id":"p","name":"Акция","offers":["all"]}]}""".formatted(percent);
    }

    static RulesetDocument document(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(JsonNode json) -> new RulesetDocument(json);
            case Read.Refused<JsonNode>(var faults) -> throw new AssertionError(faults.toString());
        };
    }
}
