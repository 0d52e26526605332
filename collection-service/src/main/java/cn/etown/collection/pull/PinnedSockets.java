package cn.etown.collection.pull;

import javax.net.SocketFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** Sockets of one connection to a database, that go to the address that was checked, whatever its name stands for by then. */
public final class PinnedSockets extends SocketFactory {

    private final InetAddress address;

    /** @param literal the address, as a literal */
    public PinnedSockets(String literal) throws IOException {
        address = InetAddress.getByName(literal);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress named, int timeout) throws IOException {
                super.connect(new InetSocketAddress(address, ((InetSocketAddress) named).getPort()), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
