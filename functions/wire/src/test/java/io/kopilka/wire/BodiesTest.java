package io.kopilka.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BodiesTest {

    @Test
    void aBodyThatIsNoJsonIsRefusedAndSoIsNone() {
        for (String wrong : List.of("", "{", "{\"a\":1,\"a\":2}", "{} x")) {
            assertThat(refusal(Bodies.json(wrong.getBytes(UTF_8))).code())
                    .as(wrong)
                    .isEqualTo(ProblemCode.MALFORMED_JSON);
        }
        assertThat(refusal(Bodies.json("[".repeat(65).getBytes(UTF_8))).code()).isEqualTo(ProblemCode.TOO_DEEP);
    }

    @Test
    void anOperationThatIsToldNothingTakesAnEmptyObjectOnly() {
        assertThat(Bodies.empty("{}".getBytes(UTF_8))).isEqualTo(Outcome.done(Json.object()));

        Problem unknown = refusal(Bodies.empty("{\"force\":true,\"a/b\":1}".getBytes(UTF_8)));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.errors()).extracting(FieldError::pointer).containsExactly("/force", "/a~1b");
        assertThat(refusal(Bodies.empty("[]".getBytes(UTF_8))).code()).isEqualTo(ProblemCode.INVALID_VALUE);
    }

    @Test
    void faultsStandInTheOrderOfTheDocumentHoweverTheyWereFound() {
        String body = "{\"b\":{\"y\":1,\"x\":[1,2]},\"a/c\":1}";
        List<String> found = List.of("/missing", "/a~1c", "/b/x/1", "/b/gone", "/b/x/0", "/b/y", "/b", "");

        Problem problem = refusal(Bodies.read(
                body.getBytes(UTF_8),
                _ -> new Read.Refused<>(found.stream()
                        .map(pointer -> new Fault(pointer, Fault.Code.OUT_OF_RANGE, Text.of("!")))
                        .toList())));

        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactly("", "/b", "/b/y", "/b/x/0", "/b/x/1", "/b/gone", "/a~1c", "/missing");
    }

    @Test
    void everyCodeOfAFaultIsAProblemsCodeToo() {
        for (Fault.Code code : Fault.Code.values()) {
            Problem problem = Refusals.of(List.of(new Fault("/a", code, new Text("Плохо.", "Bad."))));

            assertThat(problem.errors().getFirst().code().wireName()).isEqualTo(code.wire());
            assertThat(problem.code())
                    .isEqualTo(ProblemCode.parse(code.wire())
                            .filter(parsed -> parsed.status().isPresent())
                            .orElse(ProblemCode.INVALID_VALUE));
        }
        assertThat(Arrays.stream(Fault.Code.values()).map(Fault.Code::wire)).contains("cycle", "unknown_field");
    }

    private static Problem refusal(Outcome<JsonNode> outcome) {
        return switch (outcome) {
            case Outcome.Done<JsonNode>(JsonNode document) -> throw new AssertionError("not refused: " + document);
            case Outcome.Refused<JsonNode>(Problem problem) -> problem;
        };
    }
}
