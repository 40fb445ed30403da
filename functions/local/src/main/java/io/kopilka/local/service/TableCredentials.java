package io.kopilka.local.service;

import java.util.Map;

/// The credentials and the region by which the AWS SDK calls the table. An emulator takes any, and must never be sent
/// real ones; another endpoint gets those of the environment where it has some.
final class TableCredentials {

    private static final String REGION = "aws.region";
    private static final String ANY_REGION = "us-east-1";
    private static final Map<String, String> ANY =
            Map.of("aws.accessKeyId", "local", "aws.secretAccessKey", "local", REGION, ANY_REGION);

    private TableCredentials() {}

    /// Settles them for this process.
    ///
    /// @param emulator whether the table is the emulator that this process started
    static void settle(boolean emulator) {
        if (emulator || !isSet("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE")) {
            ANY.forEach(System::setProperty);
        } else if (!isSet("AWS_REGION", "AWS_PROFILE")) {
            System.setProperty(REGION, ANY_REGION);
        }
    }

    private static boolean isSet(String... names) {
        for (String name : names) {
            String value = System.getenv(name);
            if (value != null && !value.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
