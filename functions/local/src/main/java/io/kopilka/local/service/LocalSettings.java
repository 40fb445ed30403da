package io.kopilka.local.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How the service is to run on this machine.
///
/// @param port of the loopback interface, 0–65535; 0 for any free one
/// @param data the folder that it keeps everything in
/// @param clock the setting of its one clock ([io.kopilka.platform.time.ClockSetting#parse]); empty for the machine's
/// @param aws where DynamoDB, its streams and SQS are; empty for emulators beside the service
/// @param sqs where SQS is, if not there too
public record LocalSettings(int port, Path data, String clock, Optional<URI> aws, Optional<URI> sqs) {

    /// With everything of AWS at one place.
    public LocalSettings(int port, Path data, String clock, Optional<URI> aws) {
        this(port, data, clock, aws, Optional.empty());
    }
}
