package org.offhook.hal.sim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/** Buses in memory, onto which devices are plugged and from which they are pulled. Any thread. */
public final class SimBuses {

    private final Map<BusAddress, SimBusChip> chips = new HashMap<>();
    private long bytes;
    private long transfers;

    public synchronized void plug(BusAddress address, SimBusChip chip) {
        chips.put(address, chip);
    }

    public synchronized void pull(BusAddress address) {
        chips.remove(address);
    }

    /** How many bytes went over the buses, addresses not counted. */
    public synchronized long bytes() {
        return bytes;
    }

    public synchronized long transfers() {
        return transfers;
    }

    /** Opens a device, whether or not anything is plugged in there. */
    public BusDevice device(BusAddress address) {
        return new Device(address);
    }

    private synchronized SimBusChip reach(BusAddress address, int length) throws BusException {
        SimBusChip chip = chips.get(address);
        if (chip == null) {
            throw new BusException("nothing answers at " + address);
        }
        transfers++;
        bytes += length;
        return chip;
    }

    private final class Device implements BusDevice {

        private final BusAddress address;

        Device(BusAddress address) {
            this.address = address;
        }

        @Override
        public String name() {
            return address.toString();
        }

        @Override
        public int mostBytes() {
            return 4096;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws BusException {
            synchronized (SimBuses.this) {
                reach(address, length).write(Arrays.copyOfRange(bytes, offset, offset + length));
            }
        }

        @Override
        public void read(byte[] bytes, int offset, int length) throws BusException {
            synchronized (SimBuses.this) {
                System.arraycopy(reach(address, length).read(length), 0, bytes, offset, length);
            }
        }

        @Override
        public void writeRead(byte[] out, byte[] in) throws BusException {
            synchronized (SimBuses.this) {
                SimBusChip chip = reach(address, out.length + in.length);
                chip.write(out);
                System.arraycopy(chip.read(in.length), 0, in, 0, in.length);
            }
        }

        @Override
        public void close() {}
    }
}
