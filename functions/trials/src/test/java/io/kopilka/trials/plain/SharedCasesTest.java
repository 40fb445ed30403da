package io.kopilka.trials.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharedCasesTest {

    @Test
    void everyPricingCaseIsPricedAsItExpects() throws IOException {
        var folder = Path.of(System.getProperty("kopilka.root", ".")).resolve("../shared/cases");
        assumeTrue(Files.isDirectory(folder), "there are no cases beside the project");
        var cases = CaseRunner.casesIn(folder);

        var differing = new TreeMap<String, Object>();
        for (var file : cases) {
            var given = new ObjectMapper().readTree(file.toFile());
            var differences = CaseRunner.differences(given.path("expect"), PlainEngine.price(given));
            if (!differences.isEmpty()) {
                differing.put(file.getFileName().toString(), differences);
            }
        }

        assertThat(cases).isNotEmpty();
        assertThat(differing).isEmpty();
    }

    @Test
    void aWrongExpectationIsFound() {
        var answer = Priced.offers("{'id':'x','effect':{'percent':'10'}}").lines("A 1 100.00");

        assertThat(CaseRunner.differences(
                        Priced.json("{'total':'91.00','applied':[],'skipped':{'x':'scope'},'amounts':{'x':'10.00'},"
                                + "'lines':[{'id':'1','discount':'9.00'},{'id':'2'}]}"),
                        answer))
                .containsExactly(
                        "total: expected \"91.00\", priced \"90.00\"",
                        "applied: expected [], priced [x]",
                        "skipped x: expected \"scope\", priced ",
                        "line 1 discount: expected \"9.00\", priced \"10.00\"",
                        "no line \"2\"");
    }
}
