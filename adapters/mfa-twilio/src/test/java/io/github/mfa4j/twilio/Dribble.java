package io.github.mfa4j.twilio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server whose answer never ends and never pauses for long: no single read of it times out. */
final class Dribble implements AutoCloseable {

    private final ServerSocket socket;
    private final String begin;
    private final String goOn;
    private final CountDownLatch closing = new CountDownLatch(1);

    Dribble(String begin, String goOn) {
        this.begin = begin;
        this.goOn = goOn;
        try {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::answer, "dribble");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** As if it had a certificate. */
    URI secureUri() {
        return URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void answer() {
        try (Socket client = socket.accept();
                OutputStream out = client.getOutputStream()) {
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                out.write(goOn.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException e) {
            // The client has hung up, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
    }
}
