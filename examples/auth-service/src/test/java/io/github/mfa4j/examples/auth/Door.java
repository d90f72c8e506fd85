package io.github.mfa4j.examples.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What stands before a server on loopback: it receives each client in a way of its own, and then passes on what both say. */
final class Door implements AutoCloseable {

    /** How a client is received. */
    interface Welcome {
        /** Answers the client as it is from then on; ends the visit by an exception. */
        Socket receive(Socket client, Socket server) throws IOException;
    }

    private final ServerSocket door;
    private final int server;
    private final Welcome welcome;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Door(int server, Welcome welcome) {
        this.server = server;
        this.welcome = welcome;
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** One line, and no byte of what comes after it. */
    static String line(Socket from) throws IOException {
        InputStream in = from.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    static void say(Socket to, String lines) throws IOException {
        to.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> visit(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void visit(Socket client) {
        try (client;
                Socket behind = new Socket("localhost", server);
                Socket welcomed = welcome.receive(client, behind)) {
            threads.execute(() -> pass(welcomed, behind));
            pass(behind, welcomed);
        } catch (IOException e) {
            // The client sees it: the connection is closed.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them has hung up.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
