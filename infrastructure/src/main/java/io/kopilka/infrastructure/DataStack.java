package io.kopilka.infrastructure;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// What must never be lost: the table with its stream, its key, and the service's own secret. Nothing of it goes when
/// the stack goes.
final class DataStack extends Stack {
    private static final int SECRET_CHARACTERS = 64;

    private final Key key;
    private final Table table;
    private final Secret signingSecret;

    DataStack(Construct scope, String id, StackProps props, Stage stage) {
        super(scope, id, props);
        key = Key.Builder.create(this, "Key")
                .alias(stage.of("table"))
                .description("Encrypts Kopilka's table and logs")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        table = Table.Builder.create(this, "Table")
                .tableName(stage.of("table"))
                .partitionKey(text("PK"))
                .sortKey(text("SK"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .timeToLiveAttribute("ttl")
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        signingSecret = Secret.Builder.create(this, "SigningSecret")
                .secretName(stage.of("signing"))
                .description("What the service signs its own tokens with")
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(SECRET_CHARACTERS)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Reasons.accept(
                signingSecret,
                "AwsSolutions-SMG4",
                "A new signing secret ends every token at once; it is changed by hand, when it may have been seen");
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    Table table() {
        return table;
    }

    Key key() {
        return key;
    }

    Secret signingSecret() {
        return signingSecret;
    }

    /// The actions that use the table's key, one by one: a star would hide which.
    static List<String> keyActions() {
        return List.of(
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo",
                "kms:GenerateDataKey",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:DescribeKey");
    }
}
