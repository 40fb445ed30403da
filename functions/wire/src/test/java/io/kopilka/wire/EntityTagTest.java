package io.kopilka.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.junit.jupiter.api.Test;

final class EntityTagTest {

    private static final EntityTag CURRENT = new EntityTag(7);

    @Test
    void aTagFitsItselfAmongOthersAndTheStarFitsAll() {
        assertThat(CURRENT.text()).isEqualTo("\"7\"");
        assertThat(fits("\"7\"")).isTrue();
        assertThat(fits("\"6\" , \"7\"")).isTrue();
        assertThat(fits("*")).isTrue();
    }

    @Test
    void anOtherAWeakOrABrokenTagFitsNothing() {
        assertThat(fits("\"6\"")).isFalse();
        assertThat(fits("W/\"7\"")).isFalse();
        assertThat(fits("7")).isFalse();
        assertThat(fits("\"07\"")).isFalse();
    }

    @Test
    void aChangeThatDoesNotSayWhatItWasMadeFromIsRefused() {
        for (MutableHttpRequest<?> request : new MutableHttpRequest<?>[] {
            HttpRequest.PUT("/", ""), HttpRequest.PUT("/", "").header("If-Match", "")
        }) {
            assertThat(EntityTag.ifMatch(request))
                    .isEqualTo(Outcome.refused(Problem.of(ProblemCode.PRECONDITION_REQUIRED)));
        }
    }

    private static boolean fits(String header) {
        return EntityTag.ifMatch(HttpRequest.PUT("/", "").header("If-Match", header))
                                .map(precondition -> precondition.fits(CURRENT))
                        instanceof Outcome.Done<Boolean>(Boolean fits)
                && fits;
    }
}
