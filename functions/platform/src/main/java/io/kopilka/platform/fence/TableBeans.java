package io.kopilka.platform.fence;

import io.kopilka.platform.aws.SignedCall;
import io.kopilka.platform.secret.AwsKms;
import io.kopilka.platform.secret.DataKeys;
import io.kopilka.platform.secret.SealedTable;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.secret.WrappedDataKeys;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.Table;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table of the setting `kopilka.table.name`, at `kopilka.table.endpoint` where that is set: personal fields
/// sealed,
/// behind the second fence. Without the first setting, whoever puts the service together hands it a [Table].
///
/// | setting | what it does |
/// |---|---|
/// | `kopilka.table.role`, `kopilka.table.arn` | the table is called by short-lived credentials of this role, narrowed
/// to the tenant that the work is for |
/// | `kopilka.kms.key` | tenants have data keys of their own, wrapped by this key of KMS |
///
/// [FencedTable] stands here whether AWS holds another fence or not: it costs microseconds, needs nothing to be set up
/// right, and says what the code did wrong.
@Factory
@Requires(property = "kopilka.table.name")
final class TableBeans {

    @Singleton
    @Requires(property = "kopilka.table.role")
    TenantCredentials credentials(
            @Value("${kopilka.table.role}") String role, @Value("${kopilka.table.arn}") String tableArn) {
        return new TenantCredentials(new StsSessions(call("sts"), role), tableArn, InstantSource.system());
    }

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbClient client(
            @Value("${kopilka.table.endpoint:}") String endpoint, Optional<TenantCredentials> credentials) {
        Optional<URI> at = endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint));
        return credentials.map(tenants -> DynamoClients.open(at, tenants)).orElseGet(() -> DynamoClients.open(at));
    }

    @Singleton
    @Bean(typed = FencedTable.class)
    FencedTable fenced(DynamoDbClient client, @Value("${kopilka.table.name}") String name, InstantSource clock) {
        return new FencedTable(new DynamoTable(client, name, clock));
    }

    @Singleton
    @Requires(property = "kopilka.kms.key")
    @Bean(typed = {DataKeys.class, WrappedDataKeys.class})
    WrappedDataKeys dataKeys(FencedTable table, @Value("${kopilka.kms.key}") String key) {
        return new WrappedDataKeys(table, new AwsKms(call("kms"), key));
    }

    @Singleton
    @Bean(typed = Table.class)
    Table table(FencedTable fenced, Sealing sealing) {
        return new SealedTable(fenced, sealing);
    }

    /// Calls of a service in the region and by the credentials of the process itself.
    private static SignedCall call(String service) {
        String region = new DefaultAwsRegionProviderChain().getRegion().id();
        return new SignedCall(
                URI.create("https://" + service + "." + region + ".amazonaws.com/"),
                service,
                region,
                DefaultCredentialsProvider.builder().build());
    }
}
