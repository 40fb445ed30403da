package io.kopilka.platform.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// IAM's rules as its user guide states them: "Policy evaluation logic", "IAM JSON policy elements: Condition
/// operators", "Set operators for multi-valued context keys".
final class PolicyEvaluationTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/kopilka";

    @Test
    void whatNoStatementAllowsIsRefused() {
        assertThat(allows("{\"Effect\":\"Allow\",\"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\"}", "dynamodb:Scan"))
                .isFalse();
    }

    @Test
    void anExplicitDenialOverridesWhatIsAllowed() {
        assertThat(allows(
                        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                                + "{\"Effect\":\"Deny\",\"Action\":\"dynamodb:Scan\",\"Resource\":\"*\"}",
                        "dynamodb:Scan"))
                .isFalse();
    }

    @Test
    void actionsAreComparedWithoutRegardToCaseAndResourcesWithIt() {
        assertThat(allows(
                        "{\"Effect\":\"Allow\",\"Action\":\"DynamoDB:getitem\",\"Resource\":\"" + TABLE + "\"}",
                        "dynamodb:GetItem"))
                .isTrue();
        assertThat(allows(
                        "{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\""
                                + TABLE.replace("table", "TABLE") + "\"}",
                        "dynamodb:GetItem"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "T#1#*, T#1#ACC, true",
        "T#1#*, T#1#, true",
        "T#1#*, T#12#ACC, false",
        "T#1#*, T#1, false",
        "T#?#*, T#1#ACC, true",
        "T#?#*, T##ACC, false",
        "T#*#RCP#*, T#1#RCP#2, true",
        "T#*#RCP#*, T#1#RCPX#2, false",
        "'*', '', true",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false"
    })
    void aStarStandsForAnyCharactersAndAQuestionMarkForOne(String pattern, String value, boolean expected) {
        assertThat(holds("StringLike", pattern, List.of(value))).isEqualTo(expected);
    }

    @Test
    void stringEqualsTakesAStarForAStar() {
        assertThat(holds("StringEquals", "T#*", List.of("T#1"))).isFalse();
        assertThat(holds("StringEquals", "T#*", List.of("T#*"))).isTrue();
    }

    @Test
    void forAllValuesIsTrueOfNoValuesAndOfNoKey() {
        assertThat(holds("ForAllValues:StringLike", "T#1#*", List.of())).isTrue();
        assertThat(holds("ForAllValues:StringLike", "T#1#*", List.of("T#1#A", "T#1#B")))
                .isTrue();
        assertThat(holds("ForAllValues:StringLike", "T#1#*", List.of("T#1#A", "T#2#B")))
                .isFalse();
    }

    @Test
    void forAnyValueIsFalseOfNoValues() {
        assertThat(holds("ForAnyValue:StringLike", "T#1#*", List.of())).isFalse();
        assertThat(holds("ForAnyValue:StringLike", "T#1#*", List.of("T#2#B", "T#1#A")))
                .isTrue();
    }

    @Test
    void anOperatorWithoutASetIsFalseWhereTheKeyIsMissing() {
        assertThat(holds("StringLike", "T#1#*", List.of())).isFalse();
    }

    @Test
    void nullFalseAsksForTheKeyToBeThereAndNullTrueForItToBeMissing() {
        assertThat(holds("Null", "false", List.of("T#1#A"))).isTrue();
        assertThat(holds("Null", "false", List.of())).isFalse();
        assertThat(holds("Null", "true", List.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\":\"Allow\",\"NotAction\":\"a\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"a\",\"NotResource\":\"*\"}",
                "{\"Effect\":\"Maybe\",\"Action\":\"a\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"a\":\"b\"}}}",
                "{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"*\",\"Condition\":{\"ForAllValues:Null\":{\"a\":\"b\"}}}"
            })
    void whatIsNotUnderstoodIsNotPassedOver(String statement) {
        assertThatThrownBy(() -> allows(statement, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean holds(String operator, String value, List<String> keys) {
        String policy = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*",
             "Condition": {"%s": {"dynamodb:leadingkeys": "%s"}}}}
            """.formatted(operator, value);
        return PolicyEvaluation.of(policy)
                .allows(new AccessRequest("dynamodb:GetItem", TABLE, Map.of("dynamodb:LeadingKeys", keys)));
    }

    private static boolean allows(String statements, String action) {
        return PolicyEvaluation.of("{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}")
                .allows(new AccessRequest(action, TABLE, Map.of()));
    }
}
