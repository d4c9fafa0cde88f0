package dev.groundwork.hosting.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.dns.DnsResolver.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

final class DnsJavaResolverTest {

    private static final int TTL = 3_600;

    @AutoClose
    private final DnsServer server = new DnsServer();

    private final DnsResolver resolver = new DnsJavaResolver(server::address);

    private static Record txt(String host, String... strings) {
        return new TXTRecord(DnsServer.name(host), DClass.IN, TTL, List.of(strings));
    }

    private static Record cname(String host, String target) {
        return new CNAMERecord(DnsServer.name(host), DClass.IN, TTL, DnsServer.name(target));
    }

    private static Record address(String host) throws UnknownHostException {
        return new ARecord(DnsServer.name(host), DClass.IN, TTL, InetAddress.getByName("192.0.2.1"));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-810 every TXT record is found, the strings of each joined, and targets without their last dot")
    void found() {
        server.answers("a.test", txt("a.test", "v=spf1 ", "-all"), txt("a.test", "groundwork-verify=1"));
        server.answers("www.a.test", cname("www.a.test", "Up.Railway.App"));

        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Found(List.of("v=spf1 -all", "groundwork-verify=1")));
        assertThat(resolver.cname("www.a.test")).isEqualTo(new Answer.Found(List.of("up.railway.app")));
    }

    @Test
    @DisplayName("INFRA-HOST-811 no answer is kept, whatever its TTL: a changed record is seen at once")
    void noCache() {
        server.answers("a.test", txt("a.test", "old"));
        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Found(List.of("old")));
        server.answers("a.test", txt("a.test", "new"));
        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Found(List.of("new")));
        server.refuses("a.test", Rcode.NXDOMAIN);
        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Absent());
        server.answers("a.test", txt("a.test", "again"));
        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Found(List.of("again")));
    }

    @ParameterizedTest
    @CsvSource({"3,true", "0,true", "2,false", "5,false", "4,false"})
    @DisplayName("INFRA-HOST-812 no such name and no such record are an absence; a failing or refusing server is none")
    void absence(int rcode, boolean isAbsent) {
        server.refuses("a.test", rcode);

        var expected = isAbsent ? new Answer.Absent() : new Answer.Unavailable();
        assertThat(resolver.txt("a.test")).isEqualTo(expected);
        assertThat(resolver.cname("a.test")).isEqualTo(expected);
    }

    @Test
    @DisplayName("INFRA-HOST-813 redirections are followed to their end, a loop of them is no answer and ends")
    void redirections() {
        server.answers("a.test", cname("a.test", "b.test"));
        server.answers("b.test", cname("b.test", "c.test"));
        server.answers("c.test", txt("c.test", "here"));
        server.answers("x.test", cname("x.test", "y.test"));
        server.answers("y.test", cname("y.test", "x.test"));
        server.answers("z.test", cname("z.test", "z.test"));
        server.answers("dead.test", cname("dead.test", "nothing.test"));

        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Found(List.of("here")));
        assertThat(resolver.txt("x.test")).isEqualTo(new Answer.Unavailable());
        assertThat(resolver.txt("z.test")).isEqualTo(new Answer.Unavailable());
        assertThat(resolver.txt("dead.test")).isEqualTo(new Answer.Absent());
        assertThat(server.questions()).isLessThan(60);
    }

    @Test
    @DisplayName("INFRA-HOST-895 the addresses of a name are found over its redirections; a name without one has none")
    void addresses() throws UnknownHostException {
        server.answers("a.test", cname("a.test", "b.test"));
        server.answers("b.test", address("b.test"));
        server.answers("dead.test", cname("dead.test", "nothing.test"));
        server.refuses("down.test", 2);

        assertThat(resolver.addresses("a.test")).isEqualTo(new Answer.Found(List.of("192.0.2.1")));
        assertThat(resolver.addresses("dead.test")).isEqualTo(new Answer.Absent());
        assertThat(resolver.addresses("down.test")).isEqualTo(new Answer.Unavailable());
    }

    @Test
    @DisplayName("INFRA-HOST-814 a truncated answer is asked for again over TCP; huge records are left out")
    void large() {
        server.truncates(true);
        var huge = IntStream.range(0, 40).mapToObj(i -> "x".repeat(250)).toArray(String[]::new);
        server.answers("a.test", txt("a.test", huge), txt("a.test", "groundwork-verify=1"));

        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Found(List.of("groundwork-verify=1")));
    }

    @Test
    @DisplayName("INFRA-HOST-815 an answer with another id, or to another question, proves nothing")
    void forged() {
        server.replies("a.test", query -> {
            var forged = new Message(query.getHeader().getID() ^ 1);
            forged.addRecord(query.getQuestion(), Section.QUESTION);
            forged.addRecord(txt("a.test", "groundwork-verify=1"), Section.ANSWER);
            return forged;
        });
        server.answers("b.test", txt("other.test", "groundwork-verify=1"));

        assertThat(resolver.txt("a.test")).isEqualTo(new Answer.Unavailable());
        assertThat(resolver.txt("b.test")).isNotInstanceOf(Answer.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..test", "", "."})
    @DisplayName("INFRA-HOST-816 what is no name has no records")
    void noName(String host) {
        assertThat(resolver.txt(host)).isNotInstanceOf(Answer.Found.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5353,127.0.0.1,5353",
        "127.0.0.1,127.0.0.1,53",
        "[::1]:5353,0:0:0:0:0:0:0:1,5353",
        "[::1],0:0:0:0:0:0:0:1,53"
    })
    @DisplayName("INFRA-HOST-817 a resolver is named by host and port, port 53 where none stands there")
    void address(String text, String host, int port) {
        assertThat(DnsFactory.address(text))
                .extracting(InetSocketAddress::getPort)
                .isEqualTo(port);
        assertThat(DnsFactory.address(text).getAddress().getHostAddress()).isEqualTo(host);
    }
}
