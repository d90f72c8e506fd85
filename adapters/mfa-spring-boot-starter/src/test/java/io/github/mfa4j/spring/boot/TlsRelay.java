package io.github.mfa4j.spring.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Stands before a server that knows no TLS, and speaks nothing else to its clients. */
final class TlsRelay implements AutoCloseable {

    private final SSLServerSocket listening;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Shows the certificate of the context. */
    TlsRelay(SSLContext tls, int target) throws IOException {
        this.target = target;
        listening = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> copy(client, server));
                threads.execute(() -> copy(server, client));
            }
        } catch (IOException e) {
            threads.shutdown();
        }
    }

    /** Until either side ends; that is then the end of both. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
