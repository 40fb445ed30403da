package io.kopilka.webhooks.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.contract.json.Fault.Code;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which URLs may be registered, and which addresses may be connected to.
final class EndpointUrlTest {

    private static final Loopback NO_LOOPBACK = new Loopback(false);
    private static final Loopback LOOPBACK = new Loopback(true);

    private static String verdict(String url, Loopback loopback) {
        return switch (EndpointUrl.read(url, loopback)) {
            case EndpointUrl.Reading.Good _ -> "good";
            case EndpointUrl.Reading.Bad(Code code, String _, String _) -> code.wire();
        };
    }

    @Test
    void theTableHasMoreThanSixtyHostileUrls() {
        assertThat(HostileUrls.all()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.kopilka.webhooks.address.HostileUrls#all")
    void aHostileUrlIsRefusedByItsCode(HostileUrls.Hostile hostile) {
        assertThat(verdict(hostile.url(), NO_LOOPBACK)).as(hostile.url()).isEqualTo(hostile.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://hooks.example.com/a/b?c=d",
                "HTTPS://Example.COM:8443/",
                "https://xn--e1afmkfd.xn--p1ai/",
                "https://8.8.8.8/hooks",
                "https://172.32.0.1/",
                "https://100.128.0.1/",
                "https://[2606:4700:4700::1111]/hooks",
                "https://1e100.net/",
                "https://example.com:65535/"
            })
    void aPublicUrlIsGood(String url) {
        assertThat(verdict(url, NO_LOOPBACK)).isEqualTo("good");
    }

    @Test
    void aUrlHasAtMost2048Characters() {
        String longest = "https://example.com/" + "a".repeat(EndpointUrl.LONGEST - 20);

        assertThat(verdict(longest, NO_LOOPBACK)).isEqualTo("good");
        assertThat(verdict(longest + "a", NO_LOOPBACK)).isEqualTo("out_of_range");
    }

    @Test
    void developmentOpensLoopbackAndNothingElse() {
        assertThat(verdict("http://localhost:9000/", LOOPBACK)).isEqualTo("good");
        assertThat(verdict("http://127.0.0.1:9000/", LOOPBACK)).isEqualTo("good");
        assertThat(verdict("https://[::1]:9000/", LOOPBACK)).isEqualTo("good");
        assertThat(verdict("http://192.168.1.1/", LOOPBACK)).isEqualTo("url_not_https");
        assertThat(verdict("https://192.168.1.1/", LOOPBACK)).isEqualTo("url_not_public");
        assertThat(verdict("http://example.com/", LOOPBACK)).isEqualTo("url_not_https");
        assertThat(verdict("https://2130706433/", LOOPBACK)).isEqualTo("url_not_public");
    }

    private static EndpointUrl good(String url, Loopback loopback) {
        return switch (EndpointUrl.read(url, loopback)) {
            case EndpointUrl.Reading.Good(EndpointUrl read) -> read;
            case EndpointUrl.Reading.Bad bad -> throw new AssertionError(bad);
        };
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        List<InetAddress> all = new ArrayList<>();
        for (String literal : literals) {
            all.add(InetAddress.getByName(literal));
        }
        return all;
    }

    private static boolean mayConnect(EndpointUrl url, List<InetAddress> found) throws UnknownHostException {
        try {
            return new CheckedNames(_ -> found).addresses(url, "example.com").equals(found);
        } catch (CheckedNames.NotPublic refused) {
            return false;
        }
    }

    @Test
    void everyAddressBehindANameMustBePublic() throws UnknownHostException {
        EndpointUrl url = good("https://example.com/", LOOPBACK);

        assertThat(mayConnect(url, addresses("93.184.216.34", "2606:4700:4700::1111")))
                .isTrue();
        for (String bad : List.of(
                "127.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.168.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::",
                "::ffff:10.0.0.1")) {
            assertThat(mayConnect(url, addresses("93.184.216.34", bad))).as(bad).isFalse();
        }
    }

    @Test
    void aLoopbackUrlLeadsToLoopbackAlone() throws UnknownHostException {
        EndpointUrl url = good("http://localhost/", LOOPBACK);

        assertThat(mayConnect(url, addresses("127.0.0.1", "::1"))).isTrue();
        assertThat(mayConnect(url, addresses("127.0.0.1", "10.0.0.1"))).isFalse();
    }
}
