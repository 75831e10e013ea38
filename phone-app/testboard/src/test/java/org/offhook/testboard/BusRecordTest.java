package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BusRecordTest {
    @Test
    void theModulesLogIsRead() {
        List<BusRecord> records = BusRecord.parse("1000000 10000 27 w 080c\n2000000 10000 3f nak \n3 0 27 gone \n");
        assertEquals(3, records.size());
        assertEquals(0x27, records.getFirst().address());
        assertArrayEquals(new byte[] {8, 12}, records.getFirst().data());
        assertEquals(BusRecord.Kind.NAK, records.get(1).kind());
        assertEquals(BusRecord.Kind.GONE, records.get(2).kind());
    }

    @Test
    void aByteIsThereWhenTheAddressAndItselfHaveBeenAcknowledged() {
        BusRecord record = BusRecord.parse("1000000 10000 27 w 080c").getFirst();
        assertEquals(1_180_000, record.byteAtNanos(0));
        assertEquals(1_270_000, record.byteAtNanos(1));
    }

    @Test
    void whatTheModuleDoesNotSayIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> BusRecord.parse("1 0 27 x 00"));
    }
}
