package io.kopilka.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {

    @Test
    void aProblemIsWrittenWithItsFieldsInTheLanguageOfItsReader() {
        Problem problem = Problem.of(ProblemCode.RULESET_INVALID)
                .saying(new Detail.Written(new Text("Две ошибки", "Two faults")))
                .with(List.of(
                        FieldError.at("/offers/0/id", ProblemCode.UNKNOWN_REFERENCE),
                        new FieldError(
                                "", ProblemCode.CYCLE, new Detail.Written(new Text("Круг \"a\"", "A circle \"a\"")))))
                .with("quote", new RawJson("[1]"));

        assertThat(text(problem, Language.EN))
                .isEqualTo("{\"type\":\"urn:kopilka:problem:ruleset_invalid\","
                        + "\"title\":\"The ruleset cannot be published; `errors` names each fault.\",\"status\":422,"
                        + "\"detail\":\"Two faults\",\"code\":\"ruleset_invalid\",\"instance\":\"/v1/x\","
                        + "\"requestId\":\"r\",\"errors\":[{\"pointer\":\"/offers/0/id\",\"code\":\"unknown_reference\","
                        + "\"detail\":\"The document has nothing with this id.\"},{\"pointer\":\"\",\"code\":\"cycle\","
                        + "\"detail\":\"A circle \\\"a\\\"\"}],\"quote\":[1]}");
        assertThat(text(problem, Language.RU)).contains("\"detail\":\"Круг \\\"a\\\"\"", "\"detail\":\"Две ошибки\"");
    }

    @Test
    void aCodeOfFieldErrorsAloneIsNoProblem() {
        assertThatThrownBy(() -> Problem.of(ProblemCode.CYCLE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standardMembersCannotBeGivenAnew() {
        Problem problem = Problem.of(ProblemCode.NOT_FOUND);

        assertThatThrownBy(() -> problem.with("status", new RawJson("200")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codesAreFoundByTheirWireNames() {
        assertThat(ProblemCode.parse("price_changed")).contains(ProblemCode.PRICE_CHANGED);
        assertThat(ProblemCode.parse("PRICE_CHANGED")).isEmpty();
        assertThat(ProblemCode.PRICE_CHANGED.status()).hasValue(409);
    }

    private static String text(Problem problem, Language language) {
        return new String(ProblemJson.write(problem, language, "/v1/x", "r"), StandardCharsets.UTF_8);
    }
}
