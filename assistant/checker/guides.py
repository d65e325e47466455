"""The guides the rules follow, by author and title as published."""

TIWARY = (
    'Himani Tiwary, "How to Use OKRs in Product Management: A Practical Guide for Product Managers & Business Analysts"'
)
HERBIG = 'Tim Herbig, "A Practical Guide to Using OKRs in Product Management"'
SPOLADOR = 'Milene Amoriello Spolador, "Defining the Destination: The Role of OKRs in Product Strategy"'
IMPLEMENTING = '"How to Implement OKR in Product Management"'
BASICS = '"Understanding OKRs: Beyond the Basics"'
