package org.planledger.plan.document.source;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;

/// Collects the lines that a page draws, of which some rule its tables. Some programs draw them as lines, others as
/// areas that are as narrow as a line.
final class PdfRulings {
    private static final int MOST = 20_000;
    private static final float THICKEST = 3;
    private static final float SHORTEST = 3;
    private static final float STRAIGHT = 0.5f;
    private static final float FARTHEST = 100_000;
    private static final List<String> OPERATORS = List.of(
            OperatorName.MOVE_TO,
            OperatorName.LINE_TO,
            OperatorName.APPEND_RECT,
            OperatorName.CURVE_TO,
            OperatorName.CURVE_TO_REPLICATE_FINAL_POINT,
            OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT,
            OperatorName.CLOSE_PATH,
            OperatorName.STROKE_PATH,
            OperatorName.CLOSE_AND_STROKE,
            OperatorName.FILL_NON_ZERO,
            OperatorName.LEGACY_FILL_NON_ZERO,
            OperatorName.FILL_EVEN_ODD,
            OperatorName.FILL_NON_ZERO_AND_STROKE,
            OperatorName.FILL_EVEN_ODD_AND_STROKE,
            OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE,
            OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE,
            OperatorName.ENDPATH);

    private final PDFTextStripper stripper;
    private final List<Shape> path = new ArrayList<>();
    private final List<float[]> segments = new ArrayList<>();
    private PDRectangle box = new PDRectangle();
    private Shape shape;
    private int drawn;

    PdfRulings(PDFTextStripper stripper) {
        this.stripper = stripper;
        OPERATORS.forEach(name -> stripper.addOperator(new Drawing(name)));
    }

    void begin(PDPage page) {
        box = page.getCropBox();
        path.clear();
        segments.clear();
        shape = null;
        drawn = 0;
    }

    /// The lines of the page as they lie to its text.
    ///
    /// @param direction that of the text, in degrees
    /// @return none when there are more than tables have
    List<PdfRuling> of(float direction) {
        List<PdfRuling> rulings = new ArrayList<>();
        if (drawn <= MOST) {
            for (float[] segment : segments) {
                rulings.add(ruling(segment, Math.round(direction)));
            }
        }
        return rulings;
    }

    private PdfRuling ruling(float[] s, int direction) {
        float width = box.getWidth();
        float height = box.getHeight();
        return switch (direction) {
            case 90 -> between(s[1], s[0], s[3], s[2]);
            case 180 -> between(width - s[0], s[1], width - s[2], s[3]);
            case 270 -> between(height - s[1], width - s[0], height - s[3], width - s[2]);
            default -> between(s[0], height - s[1], s[2], height - s[3]);
        };
    }

    private static PdfRuling between(float x, float y, float toX, float toY) {
        boolean isAcross = Math.abs(toX - x) > Math.abs(toY - y);
        return isAcross
                ? new PdfRuling(true, (y + toY) / 2, Math.min(x, toX), Math.max(x, toX))
                : new PdfRuling(false, (x + toX) / 2, Math.min(y, toY), Math.max(y, toY));
    }

    private void moveTo(float[] point) {
        shape = new Shape(point);
        path.add(shape);
    }

    private void lineTo(float[] point) {
        if (shape == null) {
            moveTo(point);
        } else {
            shape.lineTo(point);
        }
    }

    private void curveTo(float[] point) {
        lineTo(point);
        shape.isCurved = true;
    }

    private void rectangle(float x, float y, float width, float height) {
        moveTo(placed(x, y));
        lineTo(placed(x + width, y));
        lineTo(placed(x + width, y + height));
        lineTo(placed(x, y + height));
        shape.close();
    }

    private void close() {
        if (shape != null) {
            shape.close();
        }
    }

    private void stroke() {
        for (Shape each : path) {
            for (int i = 1; !each.isCurved && i < each.points.size(); i++) {
                float[] from = each.points.get(i - 1);
                float[] to = each.points.get(i);
                add(from[0], from[1], to[0], to[1]);
            }
        }
    }

    private void fill() {
        for (Shape each : path) {
            float width = each.right - each.left;
            float height = each.top - each.bottom;
            float x = (each.left + each.right) / 2;
            float y = (each.top + each.bottom) / 2;
            if (!each.isCurved && height <= THICKEST && height < width) {
                add(each.left, y, each.right, y);
            } else if (!each.isCurved && width <= THICKEST && width < height) {
                add(x, each.bottom, x, each.top);
            }
        }
    }

    private void add(float x, float y, float toX, float toY) {
        float width = Math.abs(toX - x);
        float height = Math.abs(toY - y);
        boolean isRuling = Math.min(width, height) <= STRAIGHT && Math.max(width, height) >= SHORTEST;
        if (isRuling && width + height < FARTHEST && Math.abs(x) + Math.abs(y) < FARTHEST) {
            segments.add(new float[] {x, y, toX, toY});
        }
    }

    private void endPath() {
        path.clear();
        shape = null;
    }

    /// The place of a point on the page.
    private float[] placed(float x, float y) {
        Point2D.Float point =
                stripper.getGraphicsState().getCurrentTransformationMatrix().transformPoint(x, y);
        return new float[] {point.x - box.getLowerLeftX(), point.y - box.getLowerLeftY()};
    }

    private void draw(String operator, float[] numbers) {
        int count = numbers.length;
        switch (operator) {
            case OperatorName.MOVE_TO, OperatorName.LINE_TO -> {
                if (count == 2) {
                    float[] point = placed(numbers[0], numbers[1]);
                    if (operator.equals(OperatorName.MOVE_TO)) {
                        moveTo(point);
                    } else {
                        lineTo(point);
                    }
                }
            }
            case OperatorName.APPEND_RECT -> {
                if (count == 4) {
                    rectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
                }
            }
            case OperatorName.CURVE_TO,
                    OperatorName.CURVE_TO_REPLICATE_FINAL_POINT,
                    OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT -> {
                if (count >= 4) {
                    curveTo(placed(numbers[count - 2], numbers[count - 1]));
                }
            }
            case OperatorName.CLOSE_PATH -> close();
            default -> paint(operator);
        }
    }

    private void paint(String operator) {
        String painted = operator.substring(0, 1);
        if ("sb".contains(painted)) {
            close();
        }
        if ("fFbB".contains(painted)) {
            fill();
        }
        if ("sSbB".contains(painted)) {
            stroke();
        }
        endPath();
    }

    /// A part of a path that is drawn without a break.
    private static final class Shape {
        private final List<float[]> points = new ArrayList<>();
        private boolean isCurved;
        private float left = Float.POSITIVE_INFINITY;
        private float right = Float.NEGATIVE_INFINITY;
        private float bottom = Float.POSITIVE_INFINITY;
        private float top = Float.NEGATIVE_INFINITY;

        Shape(float[] first) {
            lineTo(first);
        }

        void lineTo(float[] point) {
            points.add(point);
            left = Math.min(left, point[0]);
            right = Math.max(right, point[0]);
            bottom = Math.min(bottom, point[1]);
            top = Math.max(top, point[1]);
        }

        void close() {
            points.add(points.getFirst());
        }
    }

    /// What draws. More than tables have is not kept.
    private final class Drawing extends OperatorProcessor {
        private final String name;

        Drawing(String name) {
            super(stripper);
            this.name = name;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            drawn++;
            if (drawn > MOST) {
                endPath();
                segments.clear();
                return;
            }
            float[] numbers = new float[operands.size() > MOST_OPERANDS ? 0 : operands.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
            }
            draw(name, numbers);
        }

        @Override
        public String getName() {
            return name;
        }
    }

    private static final int MOST_OPERANDS = 6;
}
