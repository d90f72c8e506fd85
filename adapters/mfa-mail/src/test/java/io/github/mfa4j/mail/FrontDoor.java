package io.github.mfa4j.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The door that clients of a mail server come through: it can change to TLS, which GreenMail cannot on its port for SMTP, give
 * answers of its own, and fall silent or break off. What it does not answer itself it passes on to the server behind it.
 */
final class FrontDoor implements AutoCloseable {

    /** Says nothing more and keeps the connection. */
    static final String SILENCE = "silence";
    /** Breaks the connection off. */
    static final String BREAK = "break";

    private final ServerSocket door;
    private final int backend;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean offersTls = new AtomicBoolean();

    FrontDoor(int backend) {
        this.backend = backend;
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

    FrontDoor offerTls() {
        offersTls.set(true);
        return this;
    }

    /** Answers a command by itself: a reply, {@link #SILENCE} or {@link #BREAK}; {@code .} is the end of the text. */
    FrontDoor answer(String command, String reply) {
        answers.put(command, reply);
        return this;
    }

    /** Passes every command on again. */
    void relent() {
        answers.clear();
    }

    /** The commands that came in, and lines of text. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                threads.execute(() -> converse(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket plain) {
        try (Socket server = new Socket("localhost", backend)) {
            Line client = new Line(plain);
            Line behind = new Line(server);
            if (!say(client, "", behind)) {
                return;
            }
            boolean text = false;
            String command;
            while ((command = client.read()) != null) {
                heard.add(command);
                if (command.equals("STARTTLS") && offersTls.get()) {
                    client.write("220 go ahead");
                    client = client.protect();
                    continue;
                }
                if (text && !command.equals(".")) {
                    behind.write(command);
                    continue;
                }
                text = !text && command.equals("DATA") && !answers.containsKey("DATA");
                if (!say(client, command, behind)) {
                    return;
                }
            }
        } catch (IOException e) {
            heard.add("(broken off)");
        }
    }

    /** Answers the greeting or a command; whether to go on. */
    private boolean say(Line client, String command, Line behind) throws IOException {
        String own = answers.get(command.isEmpty() ? "greeting" : command.split("[ :]", 2)[0]);
        // The server behind hears the end of a text whatever is said here: it accepts what the client is not told of.
        String reply = own == null || command.isEmpty() || command.equals(".") ? behind.answer(command) : own;
        if (SILENCE.equals(own)) {
            client.read();
            return false;
        }
        if (BREAK.equals(own)) {
            client.close();
            return false;
        }
        if (command.startsWith("EHLO") && offersTls.get() && !client.secured()) {
            reply = "250-localhost\r\n250-STARTTLS\r\n" + reply;
        }
        client.write(own == null ? reply : own);
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One side of a conversation in lines. */
    private static final class Line {

        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        boolean secured() {
            return socket instanceof SSLSocket;
        }

        Line protect() throws IOException {
            SSLSocket secured = (SSLSocket) PostOffice.CERTIFICATE
                    .context()
                    .getSocketFactory()
                    .createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            return new Line(secured);
        }

        @Nullable String read() throws IOException {
            return in.readLine();
        }

        /** Says a command, if there is one, and hears the answer to its last line. */
        String answer(String command) throws IOException {
            if (!command.isEmpty()) {
                write(command);
            }
            List<String> lines = new ArrayList<>();
            String line;
            do {
                line = in.readLine();
                if (line == null) {
                    throw new IOException("the server behind is gone");
                }
                lines.add(line);
            } while (line.length() > 3 && line.charAt(3) == '-');
            return String.join("\r\n", lines);
        }

        void write(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
