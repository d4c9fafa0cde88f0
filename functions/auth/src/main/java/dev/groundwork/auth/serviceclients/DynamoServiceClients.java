package dev.groundwork.auth.serviceclients;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
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
        return ServiceClient.isId(id)
                ? table.get(AccountsTable.client(id)).map(item -> client(id, item))
                : Optional.empty();
    }

    private static ServiceClient client(String id, Item item) {
        return new ServiceClient(
                id,
                item.string("secret"),
                item.optionalString("oldSecret")
                        .map(hash -> new ServiceClient.OldSecret(hash, item.instant("oldSecretUntil"))),
                item.strings("scopes").stream()
                        .map(text -> Scope.parse(text).orElseThrow())
                        .collect(Collectors.toSet()));
    }

    @Override
    public boolean add(ServiceClient client) {
        return table.put(item(client), Expression.when(AccountsTable.ABSENT)) instanceof WriteOutcome.Written;
    }

    @Override
    public boolean replace(ServiceClient seen, ServiceClient next) {
        var same = Expression.when(AccountsTable.SAME_SECRET).value(":secret", seen.secretHash());
        return table.put(item(next), same) instanceof WriteOutcome.Written;
    }

    private static Item item(ServiceClient client) {
        var item = Item.at(AccountsTable.client(client.id()))
                .set("secret", client.secretHash())
                .set(
                        "scopes",
                        client.scopes().stream().map(Scope::text).sorted().toList());
        client.old().ifPresent(old -> item.set("oldSecret", old.hash()).set("oldSecretUntil", old.until()));
        return item.build();
    }
}
