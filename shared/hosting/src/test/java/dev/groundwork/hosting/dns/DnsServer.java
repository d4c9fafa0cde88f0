package dev.groundwork.hosting.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A DNS server on loopback, over UDP and TCP, that answers what a test tells it to, lies included. */
public final class DnsServer implements AutoCloseable {

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<Name, Function<Message, Message>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean truncates;

    public DnsServer() {
        try {
            var loopback = InetAddress.getLoopbackAddress();
            tcp = new ServerSocket(0, 50, loopback);
            udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serveUdp);
        Thread.ofPlatform().daemon().start(this::serveTcp);
    }

    /** Returns the address at which it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    /** The number of questions so far. */
    public int questions() {
        return questions.get();
    }

    /** Sets whether every answer over UDP is truncated. */
    public void truncates(boolean isTruncated) {
        truncates = isTruncated;
    }

    /** Sets the records of a name. */
    public void answers(String host, Record... records) {
        answers.put(name(host), query -> {
            var answer = reply(query, Rcode.NOERROR);
            for (var record : records) {
                answer.addRecord(record, Section.ANSWER);
            }
            return answer;
        });
    }

    /** Sets the response code for a name. */
    public void refuses(String host, int rcode) {
        answers.put(name(host), query -> reply(query, rcode));
    }

    /** Sets any answer for a name; an answer of another id is a forged one. */
    public void replies(String host, Function<Message, Message> answer) {
        answers.put(name(host), answer);
    }

    static Message reply(Message query, int rcode) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setRcode(rcode);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    static Name name(String host) {
        return Name.fromConstantString(host + ".");
    }

    private byte[] answer(byte[] question, boolean isUdp) throws IOException {
        questions.incrementAndGet();
        var query = new Message(question);
        var known = answers.getOrDefault(query.getQuestion().getName(), q -> reply(q, Rcode.NXDOMAIN));
        var answer = known.apply(query);
        if (isUdp && truncates) {
            var cut = reply(query, Rcode.NOERROR);
            cut.getHeader().setFlag(Flags.TC);
            return cut.toWire();
        }
        return answer.toWire();
    }

    private void serveUdp() {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                var question = new byte[packet.getLength()];
                System.arraycopy(packet.getData(), 0, question, 0, question.length);
                var bytes = answer(question, true);
                udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                packet.setLength(65_535);
            } catch (IOException e) {
                packet.setLength(65_535);
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (var socket = tcp.accept();
                    var in = new DataInputStream(socket.getInputStream());
                    var out = new DataOutputStream(socket.getOutputStream())) {
                var bytes = answer(in.readNBytes(in.readUnsignedShort()), false);
                out.writeShort(bytes.length);
                out.write(bytes);
                out.flush();
                in.readAllBytes();
            } catch (IOException e) {
                // The client went away, or the test is over: the loop's condition tells which.
            }
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
