package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Retries;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.engine.LedgerStore;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.verify.Fault;
import dev.groundwork.ledger.verify.VerifyLedger;
import dev.groundwork.testing.Engine;
import dev.groundwork.testing.Tables;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table of ledgers on the tests' engine, and a client of it whose calls a test can watch or break. */
public final class LedgerTable implements AutoCloseable {

    private final Tables tables = Tables.create();
    private final ProductClock clock;
    private final DynamoDbClient client;
    private final LedgerEngine ledger;

    public LedgerTable(ProductClock clock, ExecutionInterceptor... interceptors) {
        this.clock = clock;
        this.client = DynamoDbClient.builder()
                .endpointOverride(Engine.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(
                        c -> c.retryStrategy(Retries.strategy()).executionInterceptors(List.of(interceptors)))
                .build();
        this.ledger = ledger(client, tables.creditsName(), clock);
    }

    public static LedgerEngine ledger(DynamoDbClient by, String name, ProductClock clock) {
        return new LedgerEngine(
                new DynamoLedgerStore(new Table(by, name), new Transactions(by, new SecureRandom())),
                CatalogueFile.newest(),
                () -> UlidCreator.getUlid().toString(),
                clock,
                new SecureRandom(),
                Pause::sleep);
    }

    /** The ledger through the watched client. */
    public LedgerEngine ledger() {
        return ledger;
    }

    /** The ledger past the watched client. */
    public LedgerEngine directLedger() {
        return ledger(tables.client(), tables.creditsName(), clock);
    }

    /** The store, through the watched client. */
    public LedgerStore store() {
        return new DynamoLedgerStore(
                new Table(client, tables.creditsName()), new Transactions(client, new SecureRandom()));
    }

    /** Returns the number of mails that wait to be sent. */
    public long mails() {
        return tables.items(direct()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .count();
    }

    /** Returns the mails of a kind that wait to be sent, in the order of their ids. */
    public List<OutboxMail> mails(String kind) {
        return tables.items(direct()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .filter(mail -> mail.kind().equals(kind))
                .sorted(Comparator.comparing(OutboxMail::id))
                .toList();
    }

    /** Transactions past the watched client. */
    public Transactions transactions() {
        return new Transactions(tables.client(), new SecureRandom());
    }

    /** The table, past the watched client. */
    public Table direct() {
        return tables.credits();
    }

    public UserId open() {
        var user = Ids.user();
        direct().put(OpeningLedger.item(user, clock.instant()), OpeningLedger.CONDITION);
        return user;
    }

    public LedgerAccount account(UserId user) {
        return BalanceItem.read(direct().get(CreditsTable.balance(user)).orElseThrow());
    }

    public List<Segment> segments(UserId user) {
        return items(user).stream()
                .filter(item -> item.string("sk").startsWith("SEGMENT#"))
                .map(SegmentItem::read)
                .toList();
    }

    /** All items of a user, by their sort keys. */
    public List<Item> items(UserId user) {
        return tables.items(direct()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").equals(CreditsTable.partition(user)))
                .sorted(Comparator.comparing(item -> item.string("sk")))
                .toList();
    }

    public int size() {
        return tables.items(direct()).size();
    }

    /** All that is wrong with a ledger, empty when nothing is. */
    public List<Fault> faults(UserId user) {
        var faults = new Found();
        verify().one(user, faults);
        return faults.all();
    }

    public VerifyLedger verify() {
        return verify(direct());
    }

    /** The same through the watched client. */
    public VerifyLedger watchedVerify() {
        return verify(new Table(client, tables.creditsName()));
    }

    private static VerifyLedger verify(Table table) {
        return new VerifyLedger(new DynamoLedgerRecords(table));
    }

    /** All that is wrong with all ledgers, empty when nothing is. */
    public List<Fault> faults() {
        var faults = new Found();
        verify().all(faults);
        return faults.all();
    }

    /** Keeps the faults that are found. */
    public static final class Found implements VerifyLedger.Listener {

        private final List<Fault> faults = new ArrayList<>();

        @Override
        public void fault(Fault fault) {
            faults.add(fault);
        }

        @Override
        public void checked(VerifyLedger.Summary soFar) {
            assertThat(soFar.faults()).isEqualTo(faults.size());
        }

        public List<Fault> all() {
            return faults;
        }
    }

    @Override
    public void close() {
        client.close();
        tables.close();
    }
}
