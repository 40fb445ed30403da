package io.kopilka.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Cursor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class QueryParametersTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final SigningKey KEY = new SigningKey(new byte[SigningKey.BYTES]);
    private static final Listing VERSIONS = Listing.of(KEY, TENANT, "/v1/rulesets", Map.of());

    @Test
    void whatIsAbsentIsAsTheContractHasIt() {
        QueryParameters query = query("");

        assertThat(query.limit()).isEqualTo(50);
        assertThat(query.cursor(VERSIONS)).isEmpty();
        assertThat(query.date("from")).isEmpty();
        assertThat(query.flag("units", true)).isTrue();
        assertThat(query.end("all")).isEqualTo(Outcome.done("all"));
    }

    @Test
    void whatIsGivenIsRead() {
        String cursor = VERSIONS.write(new Cursor("V#0000000007"));
        QueryParameters query =
                query("limit=200&cursor=" + cursor + "&from=2026-02-28&units=true&explain=all&number=12&till=a");

        assertThat(query.limit()).isEqualTo(200);
        assertThat(query.cursor(VERSIONS)).contains(new Cursor("V#0000000007"));
        assertThat(query.date("from")).contains(LocalDate.of(2026, 2, 28));
        assertThat(query.flag("units", false)).isTrue();
        assertThat(query.choice("explain", Map.of("all", 2, "none", 0), 1)).isEqualTo(2);
        assertThat(query.parsed("number", Optional::of)).contains("12");
        assertThat(query.text("till", 1)).contains("a");
        assertThat(query.end("all")).isEqualTo(Outcome.done("all"));
    }

    @Test
    void everyParameterAtFaultIsNamedAndSoIsEveryOneThatNobodyReads() {
        QueryParameters query = query("limit=201&cursor=x&from=2026-02-30&explain=most&till=&limt=5&a.b=1&units=1");
        query.limit();
        query.cursor(VERSIONS);
        query.date("from");
        query.choice("explain", Map.of("all", 2, "none", 0), 1);
        query.text("till", 32);
        query.flag("units", false);

        assertThat(faults(query))
                .containsExactly(
                        "?limit out_of_range",
                        "?cursor invalid_cursor",
                        "?from invalid_value",
                        "?explain invalid_value",
                        "?till out_of_range",
                        "?units invalid_value",
                        " unknown_field",
                        "?limt unknown_field");
    }

    @Test
    void aNumberThatIsNoneOrStandsTwiceIsRefused() {
        for (String wrong : List.of("limit=x", "limit=1.5", "limit=", "limit=99999999999", "limit=1&limit=2")) {
            QueryParameters query = query(wrong);
            query.limit();

            assertThat(faults(query)).as(wrong).containsExactly("?limit invalid_value");
        }
        QueryParameters none = query("limit=0");
        none.limit();
        assertThat(faults(none)).containsExactly("?limit out_of_range");
    }

    private static QueryParameters query(String query) {
        return new QueryParameters(Pattern.compile("&")
                .splitAsStream(query)
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        LinkedHashMap::new,
                        Collectors.mapping(pair -> pair[1], Collectors.toList()))));
    }

    private static List<String> faults(QueryParameters query) {
        return switch (query.end("all")) {
            case Outcome.Done<String>(String _) -> List.of();
            case Outcome.Refused<String>(Problem problem) ->
                problem.errors().stream().map(QueryParametersTest::shown).toList();
        };
    }

    private static String shown(FieldError error) {
        return error.pointer() + " " + error.code().wireName();
    }
}
