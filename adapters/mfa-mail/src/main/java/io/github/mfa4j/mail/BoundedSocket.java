package io.github.mfa4j.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection whose every wait ends: by a time-out of its own kind, and by one deadline for all of them, so that a server
 * that sends a byte now and then holds nobody. What the server says is bounded too. It needs no second thread, which is why
 * it stands on a channel: a plain socket cannot give up writing.
 */
final class BoundedSocket extends Socket {

    /** Replies and certificates are a few kilobytes; a server that talks on must not fill the memory. */
    private static final int MAX_INPUT = 1 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Timeouts timeouts;
    private final long deadline;
    private int received;

    private BoundedSocket(SocketChannel channel, Selector selector, Timeouts timeouts, long deadline)
            throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.timeouts = timeouts;
        this.deadline = deadline;
        channel.configureBlocking(false);
        key = channel.register(selector, 0);
    }

    /** Connects; the deadline is a reading of {@link System#nanoTime()}. */
    static BoundedSocket connect(InetSocketAddress address, Timeouts timeouts, long deadline) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Selector selector = null;
        try {
            selector = channel.provider().openSelector();
            BoundedSocket socket = new BoundedSocket(channel, selector, timeouts, deadline);
            channel.connect(address);
            while (!channel.finishConnect()) {
                socket.await(SelectionKey.OP_CONNECT, timeouts.connect(), "connecting");
            }
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (selector != null) {
                selector.close();
            }
            throw e;
        }
    }

    private void await(int operation, Duration limit, String what) throws IOException {
        long start = System.nanoTime();
        key.interestOps(operation);
        do {
            long now = System.nanoTime();
            long left = Math.min(limit.toNanos() - (now - start), deadline - now);
            if (left <= 0) {
                throw new SocketTimeoutException(what + " took too long");
            }
            selector.select(left / 1_000_000 + 1);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException(what + " was interrupted");
            }
        } while (selector.selectedKeys().isEmpty());
        selector.selectedKeys().clear();
    }

    private int receive(ByteBuffer buffer) throws IOException {
        int count;
        while ((count = channel.read(buffer)) == 0) {
            await(SelectionKey.OP_READ, timeouts.read(), "waiting for an answer");
        }
        received += Math.max(count, 0);
        if (received > MAX_INPUT) {
            throw new SocketException("the server said more than " + MAX_INPUT + " bytes");
        }
        return count;
    }

    private void transmit(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
                await(SelectionKey.OP_WRITE, timeouts.write(), "sending");
            }
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : receive(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                transmit(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        selector.close();
    }

    // What TLS and the mail transport ask of a socket; the time-outs above hold whatever they set.

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isBound() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return channel.socket().isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return channel.socket().isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public InetAddress getInetAddress() {
        return channel.socket().getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return channel.socket().getLocalAddress();
    }

    @Override
    public int getPort() {
        return channel.socket().getPort();
    }

    @Override
    public int getLocalPort() {
        return channel.socket().getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return channel.socket().getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return channel.socket().getLocalSocketAddress();
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) throws SocketException {
        channel.socket().setSoTimeout(milliseconds);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return channel.socket().getSoTimeout();
    }

    @Override
    public int getSoLinger() throws SocketException {
        return channel.socket().getSoLinger();
    }

    @Override
    public String toString() {
        return "BoundedSocket[" + channel + "]";
    }
}
