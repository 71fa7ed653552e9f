"""Makes the small files of the sample course: a deck with its PDF twin, two handouts, a short guide.

Run it in this folder with Python 3 and the packages python-pptx and reportlab:
    python3 make.py
"""
from pptx import Presentation
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen import canvas

SLIDES = [
    ("What children need to thrive", ["A Doorstep sample deck", "Day 1"], "Welcome everybody. This deck only shows how slides open from a session."),
    ("Think of a child who is doing well", ["What does the home give this child?", "Collect on cards"], "Give two minutes in silence, then collect."),
    ("Five things that belong together", ["Health", "Nutrition", "Safety", "Early learning", "Responsive care"], "Link each to a card from the wall."),
    ("Ordinary moments", ["Feeding, washing, walking to the shop", "Each can nurture"], "Ask for one example from each table."),
    ("Sort the picture cards", ["In groups of five", "Some cards fit twice"], "25 minutes. Walk around and listen."),
    ("What surprised us?", ["Gallery walk", "One sentence each"], "Close with what families already do well."),
]

def deck():
    show = Presentation()
    for index, (title, lines, notes) in enumerate(SLIDES):
        slide = show.slides.add_slide(show.slide_layouts[0 if index == 0 else 1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(lines)
        slide.notes_slide.notes_text_frame.text = notes
    show.save("sample-day-1.pptx")
    pdf = canvas.Canvas("sample-day-1.pdf", pagesize=landscape(A4), invariant=1)
    width, height = landscape(A4)
    for index, (title, lines, _) in enumerate(SLIDES):
        pdf.setFont("Helvetica-Bold", 34)
        pdf.drawString(60, height - 110, title)
        pdf.setFont("Helvetica", 22)
        for row, line in enumerate(lines):
            pdf.drawString(80, height - 180 - row * 40, "- " + line)
        pdf.setFont("Helvetica", 11)
        pdf.drawRightString(width - 40, 30, f"Doorstep sample, slide {index + 1}")
        pdf.showPage()
    pdf.save()

def paper(name, pages):
    pdf = canvas.Canvas(name, pagesize=A4, invariant=1)
    _, height = A4
    for number, (title, lines) in enumerate(pages, 1):
        pdf.setFont("Helvetica-Bold", 20)
        pdf.drawString(60, height - 80, title)
        pdf.setFont("Helvetica", 12)
        for row, line in enumerate(lines):
            pdf.drawString(60, height - 120 - row * 24, line)
        pdf.drawString(60, 40, f"Doorstep sample, page {number}")
        pdf.showPage()
    pdf.save()

deck()
paper("sample-handout-moments.pdf", [("Handout: ordinary moments", ["Write down one moment of an ordinary day for each:", "", "Feeding: ______________________", "Washing: ______________________", "Going out: ____________________", "Falling asleep: _______________"])])
paper("sample-handout-family.pdf", [("Handout: what a family already does well", ["Think of one family, without a name.", "", "I saw that they ...", "The child enjoyed ...", "I will tell them ..."])])
paper("sample-guide.pdf", [(f"Sample guide, part {n}", ["This is a sample file of Doorstep.", "The real trainer guides come with the package."]) for n in range(1, 5)])
