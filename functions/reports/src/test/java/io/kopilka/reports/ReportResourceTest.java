package io.kopilka.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.text.Language;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportResourceTest {
    private static final TestService SERVICE = TestService.start();
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeAll
    static void aDayOfSalesAndAReturn() {
        List<Event> events = List.of(
                Told.points("e0", "2026-09-30T12:00:00+05:00", "decided", "adjustment", "400"),
                Told.points("e1", "2026-11-02T12:00:00+05:00", "decided", "adjustment", "600"),
                Told.sale("e2", Told.STORE, "2026-11-22T10:15:00+05:00", true),
                Told.sale("e3", Told.STORE, "2026-11-22T10:16:00+05:00", true),
                Told.sale("e4", Told.STORE, "2026-11-22T10:17:00+05:00", false),
                Told.sale("e5", Told.OTHER_STORE, "2026-11-22T10:18:00+05:00", false),
                Told.points("e6", "2026-11-22T00:00:00+05:00", "expired", "expiry", "-10.5"),
                Told.returned("e7", Told.STORE, "2026-11-25T18:00:00+05:00"),
                Told.points("e8", "2026-11-25T18:00:00+05:00", "returned", "reversal", "-27"));
        List<Message> batch = new ArrayList<>();
        events.forEach(event -> batch.add(Told.message("m" + batch.size(), event)));
        assertThat(SERVICE.bean(CountEvents.class).consume(batch)).hasSize(9);
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    private static TestService.Client analyst() {
        return SERVICE.with(Scope.REPORTS_READ);
    }

    @Test
    void salesOfAStoreAreToldByDayAndInAll() {
        TestService.Reply reply =
                analyst().get("/v1/reports/sales?from=2026-11-22&to=2026-11-30&store=" + Told.STORE.value());
        assertThat(reply.status()).isEqualTo(200);
        String nothing = "{\"receipts\":0,\"amount\":\"0.00\",\"discount\":\"0.00\",\"turnover\":\"0.00\"}";
        String sold = "\"withCard\":{\"receipts\":2,\"amount\":\"4000.00\",\"discount\":\"200.10\","
                + "\"turnover\":\"3534.00\"},\"withoutCard\":{\"receipts\":1,\"amount\":\"250.00\","
                + "\"discount\":\"7.50\",\"turnover\":\"242.50\"},\"lines\":5,\"redeemed\":\"265.90\",";
        assertThat(reply.body())
                .isEqualTo("{\"from\":\"2026-11-22\",\"to\":\"2026-11-30\",\"store\":\"" + Told.STORE.value()
                        + "\",\"currency\":\"RUB\",\"days\":[{\"day\":\"2026-11-22\"," + sold
                        + "\"points\":{\"earned\":\"106\",\"redeemed\":\"265.9\",\"takenBack\":\"0\","
                        + "\"givenBack\":\"0\"},\"returned\":{\"returns\":0,\"total\":\"0.00\"}},"
                        + "{\"day\":\"2026-11-25\",\"withCard\":" + nothing + ",\"withoutCard\":" + nothing
                        + ",\"lines\":0,\"redeemed\":\"0.00\",\"points\":{\"earned\":\"0\",\"redeemed\":\"0\","
                        + "\"takenBack\":\"27\",\"givenBack\":\"66.4\"},"
                        + "\"returned\":{\"returns\":1,\"total\":\"883.50\"}}],\"totals\":{" + sold
                        + "\"points\":{\"earned\":\"106\",\"redeemed\":\"265.9\",\"takenBack\":\"27\","
                        + "\"givenBack\":\"66.4\"},\"returned\":{\"returns\":1,\"total\":\"883.50\"}}}");
    }

    @Test
    void withoutAStoreAllStoresCountAndAKeyOfOneStoreSeesThatStore() {
        String path = "/v1/reports/sales?from=2026-11-22&to=2026-11-22";
        assertThat(analyst().get(path).json().at("/totals/withoutCard/receipts").asInt())
                .isEqualTo(2);
        TestService.Client one =
                SERVICE.with(TestService.TENANT, new StoreAccess.OnlyStores(Set.of(Told.STORE)), Scope.REPORTS_READ);
        assertThat(one.get(path).json().at("/totals/withoutCard/receipts").asInt())
                .isEqualTo(1);
        assertThat(one.get("/v1/reports/points").problem()).isEqualTo("403 forbidden_scope");
        assertThat(SERVICE.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.REPORTS_READ)
                        .get(path)
                        .json()
                        .path("days")
                        .size())
                .isZero();
    }

    @Test
    void pointsAreToldWithWhatIsOwed() {
        TestService.Reply reply = analyst().get("/v1/reports/points?from=2026-11-22&to=2026-11-30");
        assertThat(reply.body())
                .isEqualTo("{\"from\":\"2026-11-22\",\"to\":\"2026-11-30\",\"owedBefore\":\"1000\",\"days\":["
                        + "{\"day\":\"2026-11-22\",\"earned\":\"106\",\"redeemed\":\"265.9\",\"takenBack\":\"0\","
                        + "\"givenBack\":\"0\",\"expired\":\"10.5\",\"adjusted\":\"0\",\"owed\":\"829.6\"},"
                        + "{\"day\":\"2026-11-25\",\"earned\":\"0\",\"redeemed\":\"0\",\"takenBack\":\"27\","
                        + "\"givenBack\":\"0\",\"expired\":\"0\",\"adjusted\":\"0\",\"owed\":\"802.6\"}],"
                        + "\"totals\":{\"earned\":\"106\",\"redeemed\":\"265.9\",\"takenBack\":\"27\","
                        + "\"givenBack\":\"0\",\"expired\":\"10.5\",\"adjusted\":\"0\",\"owed\":\"802.6\"}}");
    }

    @Test
    void theSameIsToldAsATableInTheReadersLanguage() {
        TestService.Reply reply = analyst()
                .in(Language.RU)
                .saying("Accept", "text/csv")
                .get("/v1/reports/points?from=2026-11-22&to=2026-11-30");
        assertThat(reply.header("Content-Type")).startsWith("text/csv");
        assertThat(reply.body().getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(reply.body().substring(1).split("\r\n"))
                .containsExactly(
                        "День,Баллов начислено,Баллов списано,Баллов снято при возвратах,"
                                + "Баллов возвращено при возвратах,Баллов сгорело,Баллов исправлено,"
                                + "\"Долг перед покупателями, баллов\"",
                        "2026-11-22,106,265.9,0,0,10.5,0,829.6",
                        "2026-11-25,0,0,27,0,0,0,802.6",
                        "Итого,106,265.9,27,0,10.5,0,802.6");
        assertThat(analyst()
                        .in(Language.EN)
                        .saying("Accept", "text/csv")
                        .get("/v1/reports/sales?from=2026-11-22&to=2026-11-22&store=" + Told.STORE.value())
                        .body()
                        .lines())
                .contains(
                        "2026-11-22,2,4000.00,200.10,3534.00,1,250.00,7.50,242.50,5,265.90,106,265.9,0,0,0,0.00",
                        "Total,2,4000.00,200.10,3534.00,1,250.00,7.50,242.50,5,265.90,106,265.9,0,0,0,0.00");
    }

    @Test
    void theSameTableIsAWorkbookForWhoWantsOne() {
        TestService.Reply reply = analyst()
                .saying("Accept", "text/html, " + XLSX + ";q=0.9, application/json;q=0.5")
                .get("/v1/reports/points?from=2026-11-22&to=2026-11-30");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(XLSX);
        assertThat(reply.body()).startsWith("PK");
        assertThat(analyst()
                        .saying("Accept", "application/*")
                        .get("/v1/reports/points")
                        .json()
                        .has("days"))
                .as("JSON will do")
                .isTrue();
    }

    @Test
    void aWorkbookHasWordsAsTextAndFiguresAsNumbersAndNoFormula(@TempDir Path folder) throws IOException {
        byte[] book = ReportXlsx.of(
                new ReportTable(List.of(
                        List.of("=1+1", "@SUM(A1)", "<&>"), List.of("=HYPERLINK(\"x\")", "-2.50", "1234567890123.05"))),
                "Kopilka");

        String sheet = "";
        String strings = "";
        // The library's zip is made to be streamed: its sizes stand in the directory at the end alone.
        Path file = Files.write(folder.resolve("report.xlsx"), book);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                sheet = entry.getName().endsWith("sheet1.xml") ? text : sheet;
                strings = entry.getName().endsWith("sharedStrings.xml") ? text : strings;
            }
        }
        assertThat(sheet).doesNotContain("<f>", "<f ").contains("<v>-2.50</v>", "<v>1234567890123.05</v>");
        assertThat(sheet.split("t=\"s\"", -1)).as("four cells of text").hasSize(5);
        assertThat(strings).contains("=1+1", "@SUM(A1)", "&lt;&amp;&gt;", "=HYPERLINK(");
    }

    @Test
    void whatCannotBeAnsweredIsRefusedByName() {
        String sales = "/v1/reports/sales";
        assertThat(analyst().get(sales + "?from=2025-10-27&to=2026-11-30").status())
                .isEqualTo(200);
        assertThat(analyst().get(sales + "?from=2025-10-26&to=2026-11-30").problem())
                .isEqualTo("422 out_of_range ?from out_of_range");
        assertThat(analyst().get(sales + "?from=2026-12-01&to=2026-11-30").problem())
                .isEqualTo("422 out_of_range ?from out_of_range");
        assertThat(analyst().get(sales + "?from=yesterday").status()).isEqualTo(422);
        assertThat(analyst().get(sales + "?shop=1").problem()).isEqualTo("422 unknown_field ?shop unknown_field");
        assertThat(analyst()
                        .get(sales + "?store=" + TestService.STRANGERS_STORE.value())
                        .problem())
                .isEqualTo("404 unknown_store ?store unknown_store");
        assertThat(analyst()
                        .saying("Accept", "application/vnd.ms-excel")
                        .get(sales)
                        .status())
                .isEqualTo(406);
        assertThat(SERVICE.with(Scope.ME_READ).get(sales).problem()).isEqualTo("403 forbidden_scope");
        assertThat(SERVICE.anonymous().get(sales).status()).isEqualTo(401);
    }
}
