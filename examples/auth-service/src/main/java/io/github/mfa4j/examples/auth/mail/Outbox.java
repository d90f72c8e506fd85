package io.github.mfa4j.examples.auth.mail;

import io.github.mfa4j.examples.auth.settings.OwnFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server on loopback that writes each mail as a file, for development: the mails in it are the very ones that a real server
 * would get, and any mail program opens them.
 */
final class Outbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{6,9})\\.(eml|txt)");
    private static final int AT_ONCE = 4;
    private static final int SILENCE_MILLIS = 10_000;

    private final Path folder;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE + 1, task -> {
        Thread thread = new Thread(task, "outbox");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger count;

    private Outbox(Path folder, ServerSocket socket, int newest) {
        this.folder = folder;
        this.socket = socket;
        this.count = new AtomicInteger(newest);
    }

    /** Goes on after the newest message in the folder, whichever of them were deleted. */
    static Outbox open(Path folder) throws IOException {
        int newest;
        try (var files = Files.list(folder)) {
            newest = files.map(file -> NUMBERED.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElse(0);
        }
        Outbox outbox = new Outbox(folder, new ServerSocket(0, AT_ONCE, InetAddress.getLoopbackAddress()), newest);
        outbox.threads.execute(outbox::accept);
        return outbox;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setSoTimeout(SILENCE_MILLIS);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("the outbox cannot take a mail: {}", e.getClass().getSimpleName());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new SmtpDialogue(client, this::keep).run();
        } catch (IOException e) {
            LOG.warn("a mail was not written into the outbox: {}", e.getClass().getSimpleName());
        }
    }

    private void keep(String mail) throws IOException {
        keep(mail, StandardCharsets.ISO_8859_1, ".eml");
    }

    /** Writes a message that is no mail. */
    void keepText(String message) throws IOException {
        keep(message, StandardCharsets.UTF_8, ".txt");
    }

    /** Whoever looks into the folder sees whole messages only. */
    private void keep(String message, Charset charset, String suffix) throws IOException {
        String name = String.format(Locale.ROOT, "%06d", count.incrementAndGet()) + suffix;
        OwnFolder.write(folder.resolve(name), message, charset);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
