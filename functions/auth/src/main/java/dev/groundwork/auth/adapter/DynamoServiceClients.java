package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.ServiceClient;
import dev.groundwork.auth.port.ServiceClients;
import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.Scope;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Service clients in the table {@code accounts}. */
@Singleton
final class DynamoServiceClients implements ServiceClients {

    private final Table table;

    DynamoServiceClients(@Named("accounts") Table table) {
        this.table = table;
    }

    @Override
    public Optional<ServiceClient> find(String id) {
        return table.get(AccountsTable.client(id))
                .map(item -> new ServiceClient(
                        id,
                        item.strings("secrets"),
                        item.strings("scopes").stream()
                                .map(text -> Scope.parse(text).orElseThrow())
                                .collect(Collectors.toSet())));
    }

    @Override
    public boolean add(ServiceClient client) {
        var item = Item.at(AccountsTable.client(client.id()))
                .set("secrets", client.secretHashes())
                .set(
                        "scopes",
                        client.scopes().stream().map(Scope::text).sorted().toList())
                .build();
        return table.put(item, Expression.when(AccountsTable.ABSENT)) instanceof WriteOutcome.Written;
    }
}
