package io.kopilka.webhooks.address;

import java.util.List;

/// URLs that somebody may register to have the service call what it must not, each with the code that refuses it.
public final class HostileUrls {

    /// A URL and its code.
    public record Hostile(String url, String code) {}

    private HostileUrls() {}

    /// All of them.
    public static List<Hostile> all() {
        return TABLE.lines()
                .filter(line -> !line.isBlank())
                .map(HostileUrls::row)
                .toList();
    }

    private static Hostile row(String line) {
        String[] parts = line.strip().split(" +", 2);
        return new Hostile(parts[1].replace("␠", " ").replace("␀", "\u0000").replace("⏎", "\n"), parts[0]);
    }

    private static final String TABLE = """
            url_not_https   http://example.com/hooks
            url_not_https   ftp://example.com/
            url_not_https   file:///etc/passwd
            url_not_https   gopher://example.com:70/_x
            url_not_https   javascript:alert(1)
            url_not_https   data:text/plain,x
            url_not_https   http://169.254.169.254/latest/meta-data/
            invalid_value   https:example.com
            invalid_value   //example.com/hooks
            invalid_value   example.com/hooks
            invalid_value   https://
            invalid_value   https:///hooks
            url_not_public  https://127.0.0.1/
            url_not_public  https://127.1.2.3/
            url_not_public  https://0.0.0.0/
            url_not_public  https://10.0.0.1/
            url_not_public  https://10.255.255.255/
            url_not_public  https://172.16.0.1/
            url_not_public  https://172.31.255.255/
            url_not_public  https://192.168.1.1/
            url_not_public  https://169.254.169.254/latest/meta-data/
            url_not_public  https://169.254.170.2/v2/credentials
            url_not_public  https://100.64.0.1/
            url_not_public  https://100.127.255.255/
            url_not_public  https://192.0.0.1/
            url_not_public  https://192.0.2.1/
            url_not_public  https://198.51.100.7/
            url_not_public  https://203.0.113.9/
            url_not_public  https://198.18.0.1/
            url_not_public  https://192.88.99.1/
            url_not_public  https://224.0.0.1/
            url_not_public  https://239.255.255.250/
            url_not_public  https://240.0.0.1/
            url_not_public  https://255.255.255.255/
            url_not_public  https://2130706433/
            url_not_public  https://0x7f000001/
            url_not_public  https://0x7f.0x0.0x0.0x1/
            url_not_public  https://0x7f.1/
            url_not_public  https://017700000001/
            url_not_public  https://0177.0.0.1/
            url_not_public  https://127.1/
            url_not_public  https://127.0.1/
            url_not_public  https://127.0.0.01/
            url_not_public  https://0/
            url_not_public  https://1.2.3.256/
            url_not_public  https://1.2.3.4.5/
            url_not_public  https://127.0.0.1./
            url_not_public  https://2852039166/
            url_not_public  https://[::1]/
            url_not_public  https://[::]/
            url_not_public  https://[0:0:0:0:0:0:0:1]/
            url_not_public  https://[::ffff:127.0.0.1]/
            url_not_public  https://[::ffff:7f00:1]/
            url_not_public  https://[::127.0.0.1]/
            url_not_public  https://[fe80::1]/
            url_not_public  https://[fc00::1]/
            url_not_public  https://[fd00:ec2::254]/
            url_not_public  https://[ff02::1]/
            url_not_public  https://[2001:db8::1]/
            url_not_public  https://[2001::1]/
            url_not_public  https://[2002:7f00:1::]/
            url_not_public  https://[64:ff9b::7f00:1]/
            url_not_public  https://[64:ff9b:1::a9fe:a9fe]/
            url_not_public  https://[3fff::1]/
            url_not_public  https://[100::1]/
            url_not_public  https://[fec0::1]/
            invalid_value   https://[fe80::1%25eth0
            invalid_value   https://[::1
            url_not_public  https://localhost/
            url_not_public  https://LOCALHOST/
            url_not_public  https://localhost:8443/
            url_not_public  https://db.localhost/
            url_not_public  https://printer.local/
            url_not_public  https://metadata.google.internal/
            url_not_public  https://intranet/
            url_not_public  https://router.lan/
            url_not_public  https://nas.home/
            url_not_public  https://1.0.0.127.in-addr.arpa/
            url_not_public  https://hooks.test/
            url_not_public  https://x.onion/
            url_not_public  https://example.com./
            invalid_value   https://user@example.com/
            invalid_value   https://user:password@example.com/
            invalid_value   https://example.com@127.0.0.1/
            invalid_value   https://127.0.0.1@example.com/
            invalid_value   https://example.com\\@127.0.0.1/
            invalid_value   https://example.com/#fragment
            invalid_value   https://example。com/
            invalid_value   https://127。0。0。1/
            invalid_value   https://①②⑦.0.0.1/
            invalid_value   https://ⓔxample.com/
            invalid_value   https://пример.рф/
            invalid_value   https://ex%61mple.com/
            invalid_value   https://127%2e0%2e0%2e1/
            invalid_value   https://exa_mple.com/
            invalid_value   https://-example.com/
            invalid_value   https://example..com/
            invalid_value   https://example.com/a␠b
            invalid_value   https://example.com/⏎Host:␠x
            invalid_value   https://example.com/␀
            out_of_range    https://example.com:0/
            out_of_range    https://example.com:65536/
            out_of_range    https://example.com:99999/
            invalid_value   https://example.com:/
            invalid_value   https://example.com:-1/
            invalid_value   https://example.com:port/
            """;
}
