package io.kopilka.platform.fence;

import io.kopilka.platform.aws.SignedCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sessions by `AssumeRole` of AWS STS, an hour each, the longest that one role may give to another.
public final class StsSessions implements Sessions {

    private static final String SECONDS = "3600";
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

    private final SignedCall sts;
    private final String roleArn;

    /// Sessions of one role.
    ///
    /// @param roleArn the role whose rights a session policy narrows
    public StsSessions(SignedCall sts, String roleArn) {
        this.sts = sts;
        this.roleArn = roleArn;
    }

    @Override
    public Session open(String name, String policy) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Action", "AssumeRole");
        fields.put("Version", "2011-06-15");
        fields.put("RoleArn", roleArn);
        fields.put("RoleSessionName", name);
        fields.put("DurationSeconds", SECONDS);
        fields.put("Policy", policy);
        String answer = sts.post(
                FORM,
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
        return new Session(
                element(answer, "AccessKeyId"),
                element(answer, "SecretAccessKey"),
                element(answer, "SessionToken"),
                Instant.parse(element(answer, "Expiration")));
    }

    /// The text of the only element of this name: STS answers with XML whose values need no escaping.
    private static String element(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<&]+)</" + name + ">").matcher(xml);
        if (!found.find()) {
            throw new IllegalStateException("STS answered without " + name);
        }
        return found.group(1).strip();
    }
}
