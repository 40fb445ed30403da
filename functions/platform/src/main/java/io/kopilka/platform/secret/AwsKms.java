package io.kopilka.platform.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.aws.SignedCall;
import java.util.Base64;
import java.util.Map;

/// Data keys by AWS KMS: `GenerateDataKey` and `Decrypt`, with the tenant in the encryption context.
public final class AwsKms implements Kms {

    /// The name of the tenant in the encryption context; key policies and AWS's log show it.
    public static final String CONTEXT = "kopilka:tenant";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedCall kms;
    private final String keyId;

    /// Data keys of one key.
    ///
    /// @param keyId the ARN or alias of the key
    public AwsKms(SignedCall kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public DataKey generate(TenantId tenant) {
        ObjectNode asked = asked(tenant).put("KeySpec", "AES_256");
        JsonNode answer = call("GenerateDataKey", asked);
        return new DataKey(bytes(answer, "Plaintext"), bytes(answer, "CiphertextBlob"));
    }

    @Override
    public byte[] unwrap(TenantId tenant, byte[] wrapped) {
        ObjectNode asked =
                asked(tenant).put("CiphertextBlob", Base64.getEncoder().encodeToString(wrapped));
        return bytes(call("Decrypt", asked), "Plaintext");
    }

    private ObjectNode asked(TenantId tenant) {
        ObjectNode asked = JSON.createObjectNode().put("KeyId", keyId);
        asked.putObject("EncryptionContext").put(CONTEXT, tenant.value());
        return asked;
    }

    private JsonNode call(String operation, ObjectNode asked) {
        try {
            return JSON.readTree(kms.post(
                    Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "TrentService." + operation),
                    asked.toString()));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("KMS answered " + operation + " with something else than JSON", broken);
        }
    }

    private static byte[] bytes(JsonNode answer, String name) {
        return Base64.getDecoder().decode(answer.path(name).asText());
    }
}
