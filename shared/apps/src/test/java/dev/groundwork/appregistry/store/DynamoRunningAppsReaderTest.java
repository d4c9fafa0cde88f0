package dev.groundwork.appregistry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

final class DynamoRunningAppsReaderTest {

    @AutoClose
    private final Tables tables = Tables.create();

    private final DynamoRunningAppsReader reader = new DynamoRunningAppsReader(tables.apps());

    private Running runs(UserId owner) {
        var running = new Running(new AppId("app_" + SampleApps.ulid()), SampleApps.NOW, SampleApps.NOW.plusSeconds(5));
        tables.apps()
                .put(
                        Item.at(AppsTable.billing(owner, running.app()))
                                .set("owner", owner.value())
                                .set("appId", running.app().value())
                                .set("createdAt", running.createdAt())
                                .set("runningSince", running.since())
                                .build(),
                        Expression.ALWAYS);
        return running;
    }

    @Test
    @DisplayName("INFRA-HOST-152 every page size shows every owner once, on one page with all apps from the oldest on")
    void pages() {
        var random = new Random(152);
        Map<UserId, List<Running>> expected = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            var owner = SampleApps.owner();
            var apps = new ArrayList<Running>();
            for (int app = random.nextInt(5) == 0 ? random.nextInt(1, 23) : 1; app > 0; app--) {
                apps.add(runs(owner));
            }
            expected.put(owner, apps);
        }

        for (int size : List.of(1, 2, 7, 1000)) {
            Map<UserId, List<Running>> seen = new HashMap<>();
            for (int shard = 0; shard < reader.shards(); shard++) {
                for (var owner : shard(shard, size)) {
                    assertThat(seen.put(owner.owner(), owner.apps())).isNull();
                }
            }
            assertThat(seen).as("pages of %s", size).isEqualTo(expected);
        }
        expected.forEach((owner, apps) -> assertThat(reader.of(owner).apps()).isEqualTo(apps));
    }

    private List<OwnerApps> shard(int shard, int size) {
        var all = new ArrayList<OwnerApps>();
        var next = Optional.<UserId>empty();
        do {
            var page = reader.page(shard, size, next);
            var apps = page.items().stream().mapToInt(owner -> owner.apps().size());
            assertThat(page.items().size() == 1 || apps.sum() <= size).isTrue();
            all.addAll(page.items());
            next = page.next().map(UserId::new);
        } while (next.isPresent());
        return all;
    }

    @Test
    @DisplayName("INFRA-HOST-153 an app that starts behind the page of its owner does not bring the owner back")
    void startsMeanwhile() {
        var owner = SampleApps.owner();
        runs(owner);
        int shard = AppsTable.shard(owner.value());

        var page = reader.page(shard, 1, Optional.empty());
        runs(owner);

        assertThat(page.items()).singleElement().extracting(OwnerApps::owner).isEqualTo(owner);
        assertThat(reader.page(shard, 1, Optional.of(owner)).items()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-154 a page of a hundred apps is one round trip, and a count of an owner's is one")
    void roundTrips() {
        var owner = SampleApps.owner();
        int shard = AppsTable.shard(owner.value());
        for (int i = 0; i < 20; i++) {
            runs(owner);
        }
        var queries = new ArrayList<QueryRequest>();
        try (var client = tables.client(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                queries.add((QueryRequest) context.request());
            }
        })) {
            var counted = new DynamoRunningAppsReader(new Table(client, tables.appsName()));

            assertThat(counted.page(shard, 100, Optional.empty()).items()).hasSize(1);
            assertThat(queries).hasSize(1);
            assertThat(counted.count(owner)).hasValue(20);
            assertThat(queries).hasSize(2);
        }
    }
}
