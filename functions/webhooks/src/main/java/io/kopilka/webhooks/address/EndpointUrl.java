package io.kopilka.webhooks.address;

import io.kopilka.contract.json.Fault.Code;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where webhooks go: an absolute URL whose host is a name, or an address written in the one usual way. That a name
/// leads to a public address is checked when it is connected to ([CheckedNames]), for names change.
///
/// Made by [#read] alone; nothing is looked up and nothing is connected to.
public final class EndpointUrl {

    /// The most characters that a URL may have.
    public static final int LONGEST = 2048;

    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /// Last labels of names that lead nowhere, or into somebody's own network (RFC 6761, 6762, 7686, 8375, and usage).
    private static final List<String> INWARD = List.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "lan",
            "home",
            "corp",
            "private",
            "arpa",
            "test",
            "invalid",
            "example",
            "onion",
            "alt");

    private final URI uri;
    private final boolean loopback;

    private EndpointUrl(URI uri, boolean loopback) {
        this.uri = uri;
        this.loopback = loopback;
    }

    /// What was read of a text.
    public sealed interface Reading {

        /// A URL that may be called.
        record Good(EndpointUrl url) implements Reading {}

        /// One that may not.
        ///
        /// @param code `invalid_value`, `out_of_range`, `url_not_https` or `url_not_public`
        record Bad(Code code, String ru, String en) implements Reading {}
    }

    /// The URL in a text.
    public static Reading read(String text, Loopback setting) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return new Reading.Bad(
                    Code.OUT_OF_RANGE,
                    "Длина адреса должна быть от 1 до " + LONGEST + " символов.",
                    "The address must have 1 to " + LONGEST + " characters.");
        }
        // Characters beyond ASCII are how one host is made to look like another, dots among them; a name beyond
        // ASCII is written as its `xn--` form.
        if (!VISIBLE.matcher(text).matches() || text.indexOf('\\') >= 0) {
            return malformed();
        }
        try {
            return read(new URI(text), setting);
        } catch (URISyntaxException notOne) {
            return malformed();
        }
    }

    private static Reading read(URI uri, Loopback setting) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (scheme.isEmpty() || uri.isOpaque()) {
            return scheme.isEmpty() || scheme.equals("https") ? malformed() : notHttps();
        }
        if (host.isEmpty() && !scheme.equals("https")) {
            return notHttps();
        }
        if (uri.getRawAuthority() == null
                || uri.getRawAuthority().indexOf('@') >= 0
                || uri.getRawAuthority().endsWith(":")
                || uri.getRawFragment() != null) {
            return malformed();
        }
        if (host.isEmpty()) {
            // A host that ends in a number and is no address in the usual notation is none that the URL syntax knows.
            return endsInNumber(uri.getRawAuthority()) ? notPublic() : malformed();
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return new Reading.Bad(
                    Code.OUT_OF_RANGE,
                    "Порт должен быть от 1 до " + HIGHEST_PORT + ".",
                    "The port must be from 1 to " + HIGHEST_PORT + ".");
        }
        boolean loopback = setting.isAllowed() && isLoopback(host);
        if (!scheme.equals("https") && !(loopback && scheme.equals("http"))) {
            return notHttps();
        }
        return loopback ? new Reading.Good(new EndpointUrl(uri, true)) : judged(uri, host);
    }

    private static Reading judged(URI uri, String host) {
        if (host.startsWith("[") || DOTTED.matcher(host).matches()) {
            return isPublicLiteral(host) ? new Reading.Good(new EndpointUrl(uri, false)) : notPublic();
        }
        if (host.endsWith(".") || endsInNumber(host)) {
            return notPublic();
        }
        List<String> labels = List.of(host.split("\\.", -1));
        if (host.length() > LONGEST_NAME || !labels.stream().allMatch(LABEL.asMatchPredicate())) {
            return malformed();
        }
        return labels.size() < 2 || INWARD.contains(labels.getLast())
                ? notPublic()
                : new Reading.Good(new EndpointUrl(uri, false));
    }

    /// Whether whoever reads URLs as browsers do would take the host for an IPv4 address: `0x7f.1`, `2130706433`.
    private static boolean endsInNumber(String authority) {
        String host = authority.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return NUMBER.matcher(bare.substring(bare.lastIndexOf('.') + 1)).matches();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || (isLiteral(host) && literal(host).isLoopbackAddress());
    }

    private static boolean isPublicLiteral(String host) {
        return isLiteral(host) && PublicAddresses.isPublic(literal(host));
    }

    private static boolean isLiteral(String host) {
        if (host.startsWith("[")) {
            return host.indexOf('%') < 0;
        }
        return DOTTED.matcher(host).matches()
                && List.of(host.split("\\.", -1)).stream().allMatch(part -> Integer.parseInt(part) <= 0xff);
    }

    /// The address in a literal; a literal is never looked up.
    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("a URI's literal is an address: " + host, impossible);
        }
    }

    private static Reading malformed() {
        return new Reading.Bad(
                Code.INVALID_VALUE,
                "Здесь должен быть адрес вида https://example.com/hooks: без имени пользователя, пробелов и части после #.",
                "This must be an address such as https://example.com/hooks: no user, no spaces, nothing after a #.");
    }

    private static Reading notHttps() {
        return new Reading.Bad(
                Code.URL_NOT_HTTPS, "Адрес должен начинаться с https://.", "The address must begin with https://.");
    }

    private static Reading notPublic() {
        return new Reading.Bad(
                Code.URL_NOT_PUBLIC,
                "Адрес ведёт не в открытый интернет или записан необычно.",
                "The address does not lead to the public internet, or is written in an unusual way.");
    }

    /// The URL.
    public URI uri() {
        return uri;
    }

    /// The URL as it was written.
    public String text() {
        return uri.toString();
    }

    /// Whether it is this very machine, in development.
    boolean isLoopback() {
        return loopback;
    }

    @Override
    public String toString() {
        return text();
    }
}
