package io.github.mfa4j.mail;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Fails in a way that no interface speaks of. */
final class BrokenTls extends SSLSocketFactory {

    private BrokenTls() {}

    static SSLContext context() {
        SSLContext real = PostOffice.CERTIFICATE.context();
        return new SSLContext(new Spi(), real.getProvider(), "broken") {};
    }

    private static UnsupportedOperationException broken() {
        return new UnsupportedOperationException("broken");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
        return new Socket() {
            @Override
            public int getPort() {
                throw broken();
            }

            @Override
            public InputStream getInputStream() {
                throw broken();
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw broken();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw broken();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw broken();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw broken();
    }

    private static final class Spi extends SSLContextSpi {

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {}

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new BrokenTls();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw broken();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            throw broken();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            throw broken();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            throw broken();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            throw broken();
        }
    }
}
