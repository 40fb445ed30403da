package io.kopilka.infrastructure;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/// Rules of cdk-nag that do not hold here, each with its reason beside what it is about.
final class Reasons {
    private Reasons() {}

    static void accept(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }

    /// The same for one finding of a rule only.
    static void accept(IConstruct construct, String rule, String finding, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder()
                        .id(rule)
                        .appliesTo(List.of(finding))
                        .reason(reason)
                        .build()),
                true);
    }
}
