// The page begins here.
import './page.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { openConsole } from './console.ts'
import { readPageData } from './page-data.ts'

const { title, policy } = readPageData()
openConsole(policy)
const root = document.getElementById('page')
if (root !== null) render(<App title={title} policy={policy} />, root)
