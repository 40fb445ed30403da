package io.kopilka.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.time.ClockSetting;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditResourceTest {

    private static final KeyId DEVELOPER = new KeyId("key_01JZ0000000000000000000005");
    private static final KeyId OTHER = new KeyId("key_01JZ0000000000000000000006");

    private static final Instant START = Instant.parse("2026-11-22T05:15:00Z");

    private TestService service;
    private Client auditor;
    private int done;

    @BeforeEach
    void open() {
        service = TestService.start();
        auditor = service.with(Scope.AUDIT_READ);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void anEntrySaysWhoDidWhatToWhatWithBeforeAndAfterAndFromWhere() {
        did(
                DEVELOPER,
                AuditAction.STORE_CHANGED,
                TestService.STORE.value(),
                AuditChange.of("/name", "Old", "New").and(AuditChange.fields(List.of("/phone"))));

        Reply reply = auditor.get("/v1/audit");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode entry = reply.json().path("items").get(0);
        assertThat(entry.path("id").asText()).matches("aud_[0-9A-Z]{26}");
        assertThat(entry.path("at").asText()).startsWith("2026-11-22T05:15:");
        assertThat(entry.path("actor").toString()).isEqualTo("{\"kind\":\"apiKey\",\"id\":\"" + DEVELOPER + "\"}");
        assertThat(entry.path("action").asText()).isEqualTo("store.changed");
        assertThat(entry.path("subject").asText()).isEqualTo(TestService.STORE.value());
        assertThat(entry.path("from").asText()).isEqualTo("192.0.2.7");
        assertThat(entry.path("changes").toString())
                .isEqualTo("[{\"path\":\"/name\",\"before\":\"Old\",\"after\":\"New\"},"
                        + "{\"path\":\"/phone\",\"hidden\":true}]");
        assertThat(entry.path("cut").asBoolean()).isFalse();
    }

    @Test
    void theLogIsReadPageByPageTheNewestFirst() {
        for (int number = 1; number <= 3; number++) {
            did(DEVELOPER, AuditAction.RULESET_PUBLISHED, "ruleset/" + number, AuditChange.NONE);
        }

        JsonNode first = auditor.get("/v1/audit?limit=2").json();
        JsonNode second = auditor.get(
                        "/v1/audit?limit=2&cursor=" + first.path("nextCursor").asText())
                .json();

        assertThat(subjects(first)).containsExactly("ruleset/3", "ruleset/2");
        assertThat(subjects(second)).containsExactly("ruleset/1");
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void filtersNarrowTheList() {
        did(DEVELOPER, AuditAction.RULESET_PUBLISHED, "ruleset/1", AuditChange.NONE);
        did(OTHER, AuditAction.RULESET_PUBLISHED, "ruleset/2", AuditChange.NONE);
        did(OTHER, AuditAction.KEY_REVOKED, "key_1", AuditChange.NONE);

        assertThat(subjects(auditor.get("/v1/audit?actor=" + OTHER).json())).containsExactly("key_1", "ruleset/2");
        assertThat(subjects(auditor.get("/v1/audit?action=ruleset.published").json()))
                .containsExactly("ruleset/2", "ruleset/1");
        assertThat(subjects(auditor.get("/v1/audit?subject=ruleset/1").json())).containsExactly("ruleset/1");
        assertThat(subjects(auditor.get("/v1/audit?actor=" + OTHER + "&action=key.revoked")
                        .json()))
                .containsExactly("key_1");
        assertThat(subjects(auditor.get("/v1/audit?from=2026-11-22T10:15:00%2B05:00&to=2026-11-23T00:00:00Z")
                        .json()))
                .hasSize(3);
        assertThat(subjects(auditor.get("/v1/audit?to=2026-11-22T05:14:59.999Z").json()))
                .isEmpty();
    }

    @Test
    void aFilterThatIsNoneIsRefusedByName() {
        assertThat(auditor.get("/v1/audit?action=ruleset.eaten").problem())
                .isEqualTo("422 invalid_value ?action invalid_value");
        assertThat(auditor.get("/v1/audit?from=yesterday").problem())
                .isEqualTo("422 invalid_value ?from invalid_value");
        assertThat(auditor.get("/v1/audit?who=me").problem()).isEqualTo("422 unknown_field ?who unknown_field");
        assertThat(auditor.get("/v1/audit?limit=201").problem()).isEqualTo("422 out_of_range ?limit out_of_range");
    }

    @Test
    void theLogIsExportedLineByLineAndAsCsv() {
        did(DEVELOPER, AuditAction.STORE_CHANGED, "sto_1", AuditChange.of("/name", "Old", "=1+1"));
        did(DEVELOPER, AuditAction.KEY_REVOKED, "key_1", AuditChange.NONE);

        Reply lines = auditor.saying("Accept", "application/x-ndjson").get("/v1/audit?limit=1");
        assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson;charset=utf-8");
        assertThat(lines.body()).startsWith("{\"id\":\"aud_").endsWith("}\n").doesNotContain("sto_1");
        Reply rest = auditor.saying("Accept", "application/x-ndjson")
                .get("/v1/audit?limit=1&cursor=" + lines.header("Kopilka-Next-Cursor"));
        assertThat(rest.body()).contains("sto_1");
        assertThat(rest.header("Kopilka-Next-Cursor")).isEmpty();

        Reply csv = auditor.saying("Accept", "text/csv").in(Language.EN).get("/v1/audit");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.body().lines().toList())
                .hasSize(3)
                .first()
                .isEqualTo("\uFEFFEntry,When,Who,Action,Subject,From,Field,Before,After");
        assertThat(csv.body()).contains(",key.revoked,key_1,192.0.2.7,,,").contains(",/name,Old,'=1+1");
    }

    /// A second after what was done before.
    private void did(KeyId actor, AuditAction action, String subject, AuditChange change) {
        service.clock().set(new ClockSetting.StartingAt(START.plusSeconds(done++)));
        Caller caller = new Caller(TestService.TENANT, actor, Set.of(), new StoreAccess.EveryStore(), Language.RU)
                .callingFrom("192.0.2.7");
        assertThat(service.table()
                        .write(service.bean(AuditTrail.class).entry(caller, action, new AuditSubject(subject), change)))
                .isInstanceOf(WriteOutcome.Written.class);
    }

    private static List<String> subjects(JsonNode page) {
        List<String> subjects = new ArrayList<>();
        page.path("items").forEach(item -> subjects.add(item.path("subject").asText()));
        return subjects;
    }
}
